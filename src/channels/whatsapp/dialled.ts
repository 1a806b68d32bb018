// Reads the number in `to`. Meta takes a number without a plus sign as one of the business's own country; a gateway that
// guessed otherwise would ask one person for consent and write to another. So an explicit setting says which it is.

import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { createSteadyCache } from '../../kernel/kernel.ts';

export type DialRule = {
  /** `international`: a number without plus already starts with its country code. `sender_country`: as Meta reads it. */
  readonly mode: 'international' | 'sender_country';
  /** The business number's own country (ISO 3166, two letters). */
  readonly country: string | null;
};

type Dialled = { readonly digits: string } | { readonly problem: string };

/**
 * The same numbers come again and again, and reading one takes longer than most of what follows. By the number alone, with
 * the rule that it was read by: a key put together would be kept in its pieces.
 */
const read = createSteadyCache<string, DialRule & { readonly as: Dialled }>(4_000);
const writtenMax = 40;
const written = /^\+?[\d\s().\-\u2010-\u2015/]+$/;

/** E.164 digits without the plus, or what is wrong in words that never repeat the number. */
export function normaliseDialled(to: string, rule: DialRule): Dialled {
  const known = read.get(to);
  if (known?.mode === rule.mode && known.country === rule.country) return known.as;
  const as = readDialled(to, rule);
  if (to.length <= writtenMax) read.set(to, { mode: rule.mode, country: rule.country, as });
  return as;
}

function readDialled(to: string, rule: DialRule): Dialled {
  const text = to.trim();
  if (text.length > writtenMax || !written.test(text)) {
    return { problem: '`to` is not a phone number: use digits with the country code, such as +49 and the rest' };
  }
  if (text.startsWith('+')) return international(text);
  if (rule.mode === 'sender_country') return national(text, rule.country);
  // Spaces, brackets or a leading 0 are how a number is written inside its own country.
  if (!/^[1-9]\d+$/.test(text)) {
    return { problem: '`to` looks like a national number: write it with its country code, as +49… or in digits only' };
  }
  return international(text);
}

function international(text: string): { digits: string } | { problem: string } {
  const parsed = parsePhoneNumberFromString(`+${text.replace(/\D/g, '')}`);
  if (parsed === undefined || !isPossible(parsed)) {
    return { problem: '`to` is not a possible number of any country: check the country code and the length' };
  }
  return { digits: parsed.number.slice(1) };
}

/** The country's code is put in front, as Meta does, once the national prefix (a leading 0, say) is taken away. */
function national(text: string, country: string | null): { digits: string } | { problem: string } {
  if (country === null || !isSupportedCountry(country)) {
    return { problem: '`to` has no country code and the sender has no country: write the number with + and its code' };
  }
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false });
  if (parsed === undefined || !isPossible(parsed)) {
    return {
      problem: '`to` is not a possible number of the sender’s country: write other numbers with + and their code',
    };
  }
  return { digits: parsed.number.slice(1) };
}

type Parsed = NonNullable<ReturnType<typeof parsePhoneNumberFromString>>;

/** Test numbers are possible without being valid, and must work. */
function isPossible(parsed: Parsed): boolean {
  return parsed.isPossible();
}
