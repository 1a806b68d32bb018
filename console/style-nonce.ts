// The nonce that the server gave this page, for the style sheets that components write into it.

/** The nonce of this page. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

/** Tells it to the part of the dialogs that holds the page behind them still, which asks the bundler's global for it. */
export function giveNonceToDialogs(): void {
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() });
}
