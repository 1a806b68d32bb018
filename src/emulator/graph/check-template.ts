// Compares the parameters of a template send with the template: numbers, names and formats, in Meta's words.

import { Refusal } from '../meta-errors.ts';
import type { Template, Wire } from '../types.ts';
import { asObject, asObjects, asText } from '../wire.ts';

const variable = /\{\{\s*([\w]+)\s*\}\}/g;

/** The names of the variables of a text, each once, in order. */
export function variablesOf(text: string): string[] {
  return [...new Set([...text.matchAll(variable)].map(match => match[1] ?? ''))];
}

/** Refuses with 132000, 132012 or 131008 when the parameters do not fit the template. */
export function checkParameters(template: Template, components: unknown): void {
  const given = asObjects(components);
  const givenOf = (type: string): Wire | undefined => given.find(one => kindOf(one) === type);
  for (const component of template.components) {
    const kind = kindOf(component);
    if (kind === 'body') checkText(template, { kind, text: asText(component['text']) ?? '', given: givenOf('body') });
    if (kind === 'header') checkHeader(template, component, givenOf('header'));
    if (kind === 'buttons') checkButtons(asObjects(component['buttons']), given);
  }
}

function kindOf(component: Wire): string {
  return (asText(component['type']) ?? '').toLowerCase();
}

function checkText(template: Template, what: { kind: string; text: string; given: Wire | undefined }): void {
  const expected = variablesOf(what.text);
  const parameters = asObjects(what.given?.['parameters']);
  if (expected.length !== parameters.length) {
    throw new Refusal(132000, {
      details: `${what.kind}: number of localizable_params (${parameters.length}) does not match the expected number of params (${expected.length})`,
    });
  }
  if (template.parameterFormat !== 'NAMED') return;
  const names = parameters.map(parameter => asText(parameter['parameter_name']));
  if (names.some(name => name === null)) {
    throw new Refusal(100, { details: `${what.kind}: Parameter name is missing or empty` });
  }
  const unknown = expected.find(name => !names.includes(name));
  if (unknown !== undefined) throw new Refusal(132012, { details: `${what.kind}: parameter ${unknown} is missing` });
}

function checkHeader(template: Template, component: Wire, given: Wire | undefined): void {
  const format = (asText(component['format']) ?? 'TEXT').toUpperCase();
  if (format === 'TEXT') {
    checkText(template, { kind: 'header', text: asText(component['text']) ?? '', given });
    return;
  }
  const [parameter] = asObjects(given?.['parameters']);
  const type = (asText(parameter?.['type']) ?? 'UNKNOWN').toUpperCase();
  const fits = type === format || (format === 'GIF' && type === 'VIDEO');
  if (fits && asObject(parameter?.[type.toLowerCase()]) !== null) return;
  throw new Refusal(132012, {
    details: `header: Format mismatch, expected ${format}, received ${fits ? 'UNKNOWN' : type}`,
  });
}

const buttonsWithParameter: Readonly<Record<string, string>> = { COPY_CODE: 'Copy_code', OTP: 'Otp' };

function checkButtons(buttons: readonly Wire[], given: readonly Wire[]): void {
  for (const [index, button] of buttons.entries()) {
    const type = asText(button['type']) ?? '';
    const isVariable = type === 'URL' && variablesOf(asText(button['url']) ?? '').length > 0;
    const name = isVariable ? 'Url' : buttonsWithParameter[type];
    if (name === undefined || hasButtonParameter(given, index)) continue;
    throw new Refusal(131008, { details: `buttons: Button at index ${index} of type ${name} requires a parameter` });
  }
}

function hasButtonParameter(given: readonly Wire[], index: number): boolean {
  return given.some(
    one =>
      kindOf(one) === 'button' &&
      String(one['index'] ?? '0') === String(index) &&
      asObjects(one['parameters']).length > 0,
  );
}
