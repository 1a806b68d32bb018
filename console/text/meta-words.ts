// What Meta says in capitals, in the reader's words: states of templates, limits, quality, restrictions. A word that nobody
// knows yet is shown as Meta wrote it.

import type { Text } from './text.tsx';

const templateStates = [
  'APPROVED',
  'PENDING',
  'IN_APPEAL',
  'REJECTED',
  'PAUSED',
  'DISABLED',
  'LIMIT_EXCEEDED',
  'ARCHIVED',
  'DELETED',
  'PENDING_DELETION',
  'UNKNOWN',
] as const;

/** How many templates are in which state, the usable ones first, what nobody knows counted together. */
export function templatesInWords(of: Readonly<Record<string, number>>, { t }: Pick<Text, 't'>): string[] {
  const known = templateStates.flatMap(state => {
    const count = of[state] ?? 0;
    return count === 0 ? [] : [t(`templates.${state}`, { count })];
  });
  const count = Object.entries(of)
    .filter(([state]) => !templateStates.some(one => one === state))
    .reduce((sum, [, count]) => sum + count, 0);
  return count === 0 ? known : [...known, t('templates.other', { count })];
}

const tierForm = /^TIER_(\d+)(K?)$/;

/** To how many people a number may write first, from Meta's tier or as it was set; null: nobody said. */
export function limitInWords(limit: string | number | null, { t }: Pick<Text, 't'>): string {
  if (limit === null) return t('word.unknown');
  if (limit === 'TIER_UNLIMITED') return t('limit.none');
  const [, digits, thousands] = tierForm.exec(String(limit)) ?? [];
  if (digits !== undefined) return t('limit.people', { count: Number(digits) * (thousands === 'K' ? 1_000 : 1) });
  return typeof limit === 'number' ? t('limit.people', { count: limit }) : limit;
}

/** Meta's colour of a number's quality. */
export function qualityInWords(quality: string, { known }: Pick<Text, 'known'>): string {
  return known(`quality.${quality}`) ?? quality;
}

/** What Meta did to the whole account. */
export function restrictionInWords(event: string, { known }: Pick<Text, 'known'>): string {
  return known(`restriction.${event}`) ?? event;
}
