// Media that were uploaded or sent, kept in memory within a bound.

export type Media = {
  readonly id: string;
  readonly mimeType: string;
  readonly sha256: string;
  readonly bytes: Buffer;
  readonly filename: string | null;
  /** The secret part of its address and until when that works. */
  hash: string;
  urlUntilMs: number;
};

export type MediaShelf = {
  put(media: Media): void;
  get(id: string): Media | undefined;
  delete(id: string): boolean;
  clear(): void;
};

const bytesMax = 256 * 1024 * 1024;
const countMax = 2_000;

/** An empty shelf; the oldest goes when it is full. */
export function createMediaShelf(): MediaShelf {
  const shelf = new Map<string, Media>();
  let bytes = 0;
  const remove = (id: string): boolean => {
    bytes -= shelf.get(id)?.bytes.length ?? 0;
    return shelf.delete(id);
  };
  return {
    put: media => {
      shelf.set(media.id, media);
      bytes += media.bytes.length;
      while (shelf.size > countMax || (bytes > bytesMax && shelf.size > 1)) {
        const oldest = shelf.keys().next().value;
        if (oldest === undefined) break;
        remove(oldest);
      }
    },
    get: id => shelf.get(id),
    delete: remove,
    clear: () => {
      shelf.clear();
      bytes = 0;
    },
  };
}
