// The content of a request, by its type: what must be there and how long it may be (Meta's message reference, 2026).

import { lengthOf } from '../well-formed.ts';
import { interactiveProblems } from './interactive.ts';
import { problem, type SendProblem } from './problem.ts';
import type { SendRequest } from './schema.ts';
import { templateProblems } from './template.ts';

const bodyMax = 4096;
const captionMax = 1024;

const checks: Readonly<Record<string, (request: SendRequest) => SendProblem[]>> = {
  text: textProblems,
  image: request => mediaProblems('image', request.image),
  video: request => mediaProblems('video', request.video),
  audio: request => mediaProblems('audio', request.audio),
  document: request => mediaProblems('document', request.document),
  sticker: request => mediaProblems('sticker', request.sticker),
  location: locationProblems,
  contacts: contactsProblems,
  reaction: request => (request.reaction === undefined ? [problem.missing('reaction')] : reactionProblems(request)),
  interactive: request =>
    request.interactive === undefined ? [problem.missing('interactive')] : interactiveProblems(request.interactive),
  template: request =>
    request.template === undefined ? [problem.missing('template')] : templateProblems(request.template),
  pin: request => (request['pin'] === undefined ? [problem.missing('pin')] : []),
};

/** What Meta objects to in the content. A request without a type is a text. */
export function contentProblems(request: SendRequest): SendProblem[] {
  const type = request.type ?? 'text';
  const check = Object.hasOwn(checks, type) ? checks[type] : undefined;
  if (check === undefined) return [problem.type(`Param type must be one of ${Object.keys(checks).join(', ')}.`)];
  return check(request);
}

function textProblems(request: SendRequest): SendProblem[] {
  if (request.text === undefined) return [problem.missing('text')];
  const { body } = request.text;
  if (body === '') return [problem.missing("text['body']")];
  return lengthOf(body) > bodyMax
    ? [problem.parameter(`Param text['body'] must be at most ${bodyMax} characters long.`)]
    : [];
}

type Media = NonNullable<SendRequest['image']>;

function mediaProblems(type: string, media: Media | undefined): SendProblem[] {
  if (media === undefined) return [problem.missing(type)];
  const found: SendProblem[] = [];
  if ((media.id ?? '') === '' && (media.link ?? '') === '') found.push(problem.missing(`${type}['id'] or ['link']`));
  if (lengthOf(media.caption ?? '') > captionMax) {
    found.push(problem.value(`Param ${type}['caption'] must be at most ${captionMax} characters long.`));
  }
  return found;
}

function locationProblems(request: SendRequest): SendProblem[] {
  if (request.location === undefined) return [problem.missing('location')];
  const { latitude, longitude } = request.location;
  const found: SendProblem[] = [];
  if (!isWithin(latitude, 90)) found.push(problem.value("Param location['latitude'] must be between -90 and 90."));
  if (!isWithin(longitude, 180)) found.push(problem.value("Param location['longitude'] must be between -180 and 180."));
  return found;
}

function isWithin(value: number | string, max: number): boolean {
  return value !== '' && Math.abs(Number(value)) <= max;
}

function contactsProblems(request: SendRequest): SendProblem[] {
  const { contacts } = request;
  if (contacts === undefined || contacts.length === 0) return [problem.missing('contacts')];
  return contacts.flatMap((contact, place) =>
    contact.name.formatted_name === '' ? [problem.missing(`contacts[${place}]['name']['formatted_name']`)] : [],
  );
}

/** An empty emoji takes a reaction away. */
function reactionProblems(request: SendRequest): SendProblem[] {
  return request.reaction?.message_id === '' ? [problem.missing("reaction['message_id']")] : [];
}
