// Which files may be sent in a conversation, how large, and how each begins: a name alone makes no picture. Pure.

export type MediaKind = 'image' | 'video' | 'audio' | 'document';

type FileType = { readonly kind: MediaKind; readonly bytesMax: number; readonly begins: (head: Buffer) => boolean };

const megabyte = 1024 * 1024;

/** The largest of all. */
export const fileBytesMax = 16 * megabyte;
/** So many bytes tell what a file is. */
export const headBytes = 16;

const with_ =
  (...starts: readonly (readonly number[])[]) =>
  (head: Buffer): boolean =>
    starts.some(start => start.every((byte, at) => head[at] === byte));
/** ISO media files name their brand after four bytes of length. */
const isoMedia = (head: Buffer): boolean => head.subarray(4, 8).toString('latin1') === 'ftyp';
const plain = (head: Buffer): boolean => !head.includes(0);
const zip = with_([0x50, 0x4b, 0x03, 0x04]);
const compound = with_([0xd0, 0xcf, 0x11, 0xe0]);

const of = (kind: MediaKind, bytesMax: number, begins: FileType['begins']): FileType => ({ kind, bytesMax, begins });
const document = (begins: FileType['begins']) => of('document', fileBytesMax, begins);
const office = 'application/vnd.openxmlformats-officedocument.';

/** By the type that the caller names, as Meta takes them. */
export const fileTypes: Readonly<Record<string, FileType>> = {
  'image/jpeg': of('image', 5 * megabyte, with_([0xff, 0xd8, 0xff])),
  'image/png': of('image', 5 * megabyte, with_([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  'video/mp4': of('video', fileBytesMax, isoMedia),
  'video/3gpp': of('video', fileBytesMax, isoMedia),
  'audio/mp4': of('audio', fileBytesMax, isoMedia),
  'audio/aac': of('audio', fileBytesMax, with_([0xff, 0xf1], [0xff, 0xf9])),
  'audio/amr': of('audio', fileBytesMax, with_([0x23, 0x21, 0x41, 0x4d, 0x52])),
  'audio/mpeg': of('audio', fileBytesMax, with_([0x49, 0x44, 0x33], [0xff, 0xfb], [0xff, 0xf3], [0xff, 0xf2])),
  'audio/ogg': of('audio', fileBytesMax, with_([0x4f, 0x67, 0x67, 0x53])),
  'application/pdf': document(with_([0x25, 0x50, 0x44, 0x46])),
  'text/plain': document(plain),
  'application/msword': document(compound),
  'application/vnd.ms-excel': document(compound),
  'application/vnd.ms-powerpoint': document(compound),
  [`${office}wordprocessingml.document`]: document(zip),
  [`${office}spreadsheetml.sheet`]: document(zip),
  [`${office}presentationml.presentation`]: document(zip),
};

/** What a browser may show in place; everything else is only saved. */
export const shownTypes: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'video/mp4',
  'video/3gpp',
  'audio/mp4',
  'audio/aac',
  'audio/amr',
  'audio/mpeg',
  'audio/ogg',
]);
