// Passkeys in the browser: what the server asks for goes to the device, what the device signed goes back, as JSON.

import type { Answer, Body } from '../api/call.ts';

type Made = Body<'addPasskey'>['response'];

/** Whether this browser can do it. */
export function hasPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function' && 'parseCreationOptionsFromJSON' in PublicKeyCredential;
}

/** Asks the device for a new passkey. */
export async function makePasskey(asked: Answer<'beginPasskey'>): Promise<Made> {
  const options = asked as unknown as PublicKeyCredentialCreationOptionsJSON; // the server passes on what the browser's kind says
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return jsonOf(await navigator.credentials.create({ publicKey }));
}

/** Asks the device to sign with a passkey that it has. */
export async function askPasskey(asked: Answer<'beginPasskeySignIn'>): Promise<Made> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked);
  return jsonOf(await navigator.credentials.get({ publicKey }));
}

function jsonOf(made: Credential | null): Made {
  if (!(made instanceof PublicKeyCredential)) throw new Error('the device gave no passkey');
  return made.toJSON() as Made; // the form that the standard says
}
