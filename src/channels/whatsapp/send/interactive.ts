// The limits of interactive messages, by their type.

import { fieldsOf, listOf } from '../updates/read.ts';
import { countProblem, optionalTextProblem, textProblem } from './limit.ts';
import { problem, type SendProblem } from './problem.ts';
import type { SendRequest } from './schema.ts';

type Interactive = NonNullable<SendRequest['interactive']>;
type Action = { readonly [key: string]: unknown };

const shortTextMax = 60;
const buttonBodyMax = 1024;
const listBodyMax = 4096;
const titleMax = 20;

/** Types that have rules of their own here; every other that Meta knows is only looked at from outside. */
const actionChecks: Readonly<Record<string, (action: Action) => SendProblem[]>> = {
  button: buttonProblems,
  list: listProblems,
  cta_url: linkProblems,
  flow: flowProblems,
};

const types = new Set([
  ...Object.keys(actionChecks),
  'address_message',
  'call_permission_request',
  'carousel',
  'catalog_message',
  // Meta's page writes `contact_request`, clients write `request_contact_info`; both are taken.
  'contact_request',
  'request_contact_info',
  'location_request_message',
  'order_details',
  'order_status',
  'product',
  'product_list',
  'voice_call',
]);

const needsBody = new Set(['button', 'list', 'cta_url', 'flow', 'location_request_message', 'product_list']);
const shortBody = new Set(['button', 'cta_url']);
const headers = new Set(['text', 'image', 'video', 'document']);

/** What Meta objects to in an interactive message. */
export function interactiveProblems(interactive: Interactive): SendProblem[] {
  const { type, action } = interactive;
  if (!types.has(type)) return [problem.value("Param interactive['type'] is not a known type.")];
  const found = [...bodyProblems(interactive), ...headerProblems(interactive)];
  found.push(...optionalTextProblem("interactive['footer']['text']", interactive.footer?.text, shortTextMax));
  if (action === undefined) return [...found, problem.missing("interactive['action']")];
  return [...found, ...(actionChecks[type]?.(action) ?? [])];
}

function bodyProblems({ type, body }: Interactive): SendProblem[] {
  const name = "interactive['body']['text']";
  const max = shortBody.has(type) ? buttonBodyMax : listBodyMax;
  return needsBody.has(type) ? textProblem(name, body?.text, max) : optionalTextProblem(name, body?.text, max);
}

function headerProblems({ type, header }: Interactive): SendProblem[] {
  if (header === undefined) return [];
  if (!headers.has(header.type) || (type === 'list' && header.type !== 'text')) {
    return [problem.value("Param interactive['header']['type'] is not allowed here.")];
  }
  return header.type === 'text' ? textProblem("interactive['header']['text']", header.text, shortTextMax) : [];
}

function buttonProblems(action: Action): SendProblem[] {
  const buttons = listOf(action['buttons']).map(button => fieldsOf(fieldsOf(button)['reply']));
  const found = countProblem('action buttons', buttons.length, { min: 1, max: 3 });
  for (const reply of buttons) {
    found.push(...textProblem('button reply id', reply['id'], 256));
    found.push(...textProblem('button reply title', reply['title'], titleMax));
  }
  for (const key of ['id', 'title']) {
    const values = buttons.map(reply => reply[key]).filter(value => value !== undefined);
    if (new Set(values).size < values.length) found.push(problem.value(`Each button needs its own ${key}.`));
  }
  return found;
}

function listProblems(action: Action): SendProblem[] {
  const sections = listOf(action['sections']).map(fieldsOf);
  const rows = sections.flatMap(section => listOf(section['rows'])).map(fieldsOf);
  const found = textProblem('action button', action['button'], titleMax);
  found.push(...countProblem('action sections', sections.length, { min: 1, max: 10 }));
  found.push(...countProblem('section rows (in all sections)', rows.length, { min: 1, max: 10 }));
  for (const section of sections) {
    const check = sections.length > 1 ? textProblem : optionalTextProblem;
    found.push(...check('section title', section['title'], 24));
  }
  for (const row of rows) {
    found.push(...textProblem('row id', row['id'], 200));
    found.push(...textProblem('row title', row['title'], 24));
    found.push(...optionalTextProblem('row description', row['description'], 72));
  }
  return found;
}

const linkMax = 4096;

function linkProblems(action: Action): SendProblem[] {
  const parameters = fieldsOf(action['parameters']);
  return [
    ...nameProblems(action, 'cta_url'),
    ...textProblem('action parameters display_text', parameters['display_text'], titleMax),
    ...textProblem('action parameters url', parameters['url'], linkMax),
  ];
}

function flowProblems(action: Action): SendProblem[] {
  const parameters = fieldsOf(action['parameters']);
  const found = nameProblems(action, 'flow');
  found.push(...textProblem('action parameters flow_cta', parameters['flow_cta'], 30));
  if (parameters['flow_message_version'] === undefined) found.push(problem.missing('flow_message_version'));
  if (parameters['flow_id'] === undefined && parameters['flow_name'] === undefined) {
    found.push(problem.missing('flow_id or flow_name'));
  }
  return found;
}

function nameProblems(action: Action, name: string): SendProblem[] {
  return action['name'] === name ? [] : [problem.value(`Param interactive['action']['name'] must be ${name}.`)];
}
