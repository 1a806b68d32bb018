// One timeline of many parts.

/** The newest of all parts, and the cursor to go on from; null: that was all. */
export function mergeParts<T extends { readonly id: string }>(
  parts: readonly { readonly items: readonly T[]; readonly hasMore: boolean }[],
  limit: number,
): { items: T[]; next: string | null } {
  const all = parts.flatMap(part => part.items).sort((one, other) => (one.id < other.id ? 1 : -1));
  const items = all.slice(0, limit);
  const hasMore = all.length > limit || parts.some(part => part.hasMore);
  return { items, next: hasMore ? (items.at(-1)?.id ?? null) : null };
}
