// The words of the staff room: people who work here, their roles in a business, their sessions, and how they visit.

import type { BusinessId, Id, StaffId } from '../kernel/kernel.ts';

export type SessionId = Id<'staff session'>;
export type PasskeyId = Id<'staff passkey'>;
export type InvitationId = Id<'staff invitation'>;

/** What a person can be in a business. */
export const roles = ['owner', 'marketer', 'agent', 'developer', 'dpo'] as const;

export type Role = (typeof roles)[number];

/** What a person is in one business. */
export type Membership = { readonly businessId: BusinessId; readonly role: Role };

/** Somebody who is signed in. */
export type SignedIn = {
  readonly sessionId: SessionId;
  readonly staffId: StaffId;
  readonly name: string;
  readonly email: string;
  /** Signed in by one click, in a demo. */
  readonly demo: boolean;
  /** An authenticator app is asked for a code beside the password. */
  readonly secondFactor: boolean;
  readonly memberships: readonly Membership[];
};

/** From where somebody comes, as far as a log-in must know. */
export type Visit = {
  /** The address under which the console is open, such as `https://assent.example`. */
  readonly origin: string;
  /** The Cookie header, with our own plain names. */
  readonly cookies: string;
  readonly address: string;
  /** What the browser calls itself. */
  readonly device: string;
};

/** What a step of a log-in leaves in the browser: Set-Cookie lines with our own plain names. */
export type Cookies = readonly string[];

/** A session as its owner sees it. */
export type ListedSession = {
  readonly id: SessionId;
  readonly device: string;
  readonly address: string;
  readonly createdMs: number;
  readonly seenMs: number;
};

/** The one issuer of single sign-on, by the name that its paths have. */
export const issuerId = 'oidc';

/** An OpenID Connect issuer whose people may sign in. */
export type Issuer = {
  /** Its address, at which `/.well-known/openid-configuration` is found. */
  readonly url: string;
  /** How the button names it. */
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Domains of e-mail addresses, lower case. */
  readonly domains: readonly string[];
  /** What somebody is who comes for the first time. */
  readonly role: Role;
};

/** The name of the session's cookie. */
export const sessionCookie = 'assent.session_token';
