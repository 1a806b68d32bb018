// The values that the form has a field for. A switch is set to one side only: to the stricter one, or to the looser one
// where a pack leaves room for it. Values without a field here stay as they were set by the API.

export type Values = Readonly<Record<string, unknown>>;
/** Whether values are made stricter, or looser where the law leaves room. */
export type Side = 'stricter' | 'looser';

export const kinds = ['marketing', 'utility'] as const;
export type Kind = (typeof kinds)[number];

export type Field =
  | { readonly kind: 'grades'; readonly name: 'minGrade' }
  | { readonly kind: 'hours'; readonly name: 'hours' }
  | { readonly kind: 'caps'; readonly name: 'frequency' }
  | { readonly kind: 'number'; readonly name: NumberName; readonly max: number }
  | { readonly kind: 'switch'; readonly name: SwitchName; readonly stricter: boolean };

type NumberName = 'expiresIfUnusedMonths' | 'minAge' | 'windowHours' | 'askAgainAfterMonths';
type SwitchName = 'doubleOptIn' | 'optOutInEveryMessage' | 'restOnHolidays' | 'reviewedPacksOnly' | 'stopMayBeNarrowed';

const monthsMax = 1_200;
const ageMax = 99;
const windowMax = 24;

const fields: readonly Field[] = [
  { kind: 'hours', name: 'hours' },
  { kind: 'switch', name: 'restOnHolidays', stricter: true },
  { kind: 'caps', name: 'frequency' },
  { kind: 'grades', name: 'minGrade' },
  { kind: 'switch', name: 'doubleOptIn', stricter: true },
  { kind: 'number', name: 'expiresIfUnusedMonths', max: monthsMax },
  { kind: 'number', name: 'askAgainAfterMonths', max: monthsMax },
  { kind: 'number', name: 'minAge', max: ageMax },
  { kind: 'number', name: 'windowHours', max: windowMax },
  { kind: 'switch', name: 'optOutInEveryMessage', stricter: true },
  { kind: 'switch', name: 'stopMayBeNarrowed', stricter: false },
  { kind: 'switch', name: 'reviewedPacksOnly', stricter: true },
];

/** The fields of the values that may be set on a side. */
export function fieldsFor(names: readonly string[]): readonly Field[] {
  return fields.filter(field => names.includes(field.name));
}

/** The values with one of them changed; `undefined` takes it away. */
export function changed(values: Values, name: string, value: unknown): Values {
  const { [name]: _, ...rest } = values;
  return value === undefined ? rest : { ...rest, [name]: value };
}

/** A value of several parts with one of them changed; without any part there is no value. */
export function partChanged(whole: unknown, part: string, value: unknown): Values | undefined {
  const next = changed(partsOf(whole), part, value);
  return Object.keys(next).length === 0 ? undefined : next;
}

/** The parts of a value, none where it has none. */
export function partsOf(whole: unknown): Values {
  return typeof whole === 'object' && whole !== null ? { ...whole } : {};
}
