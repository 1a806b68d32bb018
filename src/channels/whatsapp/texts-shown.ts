// What a person would read of a request. Words under another type's name never reach them, so they must not count.

import type { SendRequest } from './send-request.ts';

const textsOf: Readonly<Record<string, (request: SendRequest) => readonly (string | undefined)[]>> = {
  text: request => [request.text?.body],
  image: request => [request.image?.caption],
  video: request => [request.video?.caption],
  document: request => [request.document?.caption],
  interactive: request => [
    request.interactive?.header?.text,
    request.interactive?.body?.text,
    request.interactive?.footer?.text,
  ],
};

/** The free texts that the type of this request shows; none for a template, whose words Meta holds. */
export function textsShown(request: SendRequest): string[] {
  const type = request.type ?? 'text';
  const texts = Object.hasOwn(textsOf, type) ? textsOf[type]?.(request) : undefined;
  return (texts ?? []).filter(text => text !== undefined);
}
