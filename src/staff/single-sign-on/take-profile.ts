// Whom an issuer may let in: people with a verified address of one of its domains. An address that the issuer does not
// vouch for could be anybody's.

import type { Issuer } from '../types.ts';

type Profile = Readonly<Record<string, unknown>>;

/** The person that a profile names; null when they are not to be let in. */
export function takeProfile(issuer: Pick<Issuer, 'domains'>, profile: Profile): { email: string; name: string } | null {
  const { email, email_verified: verified, name } = profile;
  if (typeof email !== 'string' || (verified !== true && verified !== 'true')) return null;
  const lower = email.toLowerCase();
  const domain = lower.slice(lower.lastIndexOf('@') + 1);
  if (!issuer.domains.includes(domain)) return null;
  return { email: lower, name: typeof name === 'string' && name !== '' ? name : lower };
}
