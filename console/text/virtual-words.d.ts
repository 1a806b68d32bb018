// What the build makes of the catalogues.

declare module 'virtual:words/*' {
  export const messages: unknown;
}

declare module 'virtual:rule-index' {
  export const rules: readonly { readonly id: string; readonly title: string; readonly does: string }[];
}

declare module 'virtual:rule-pages' {
  export const pages: Readonly<Record<string, () => Promise<{ readonly html: string; readonly title: string }>>>;
}
