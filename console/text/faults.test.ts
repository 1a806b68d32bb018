// What is wrong with a field is told in the reader's language, under the field's own label; in English by the server's own
// sentence where that says more.

import { describe, expect, it } from 'vitest';
import { faultOf } from './faults.ts';
import { speaking } from './speaking.ts';

describe('the line about a field', () => {
  const short = { field: 'new', message: 'has fewer than 12 characters', code: 'too-short', limit: 12 };
  const weak = { field: 'new', message: 'is a row on the keyboard', code: 'weak-password' };

  it('tells the kind, with its limit, in each language', () => {
    expect(faultOf(short, speaking('de'))).toEqual({ words: 'Passwort: mindestens 12 Zeichen', english: '' });
    expect(faultOf(short, speaking('fr')).words).toBe('Mot de passe : au moins 12 caractères');
    expect(faultOf(short, speaking('en')).words).toBe('Password: at least 12 characters');
  });

  it('keeps the sentence of the server in English only', () => {
    expect(faultOf(weak, speaking('en'))).toEqual({ words: 'Password: is a row on the keyboard', english: '' });
    expect(faultOf(weak, speaking('es'))).toMatchObject({
      words: expect.stringMatching(/^Contraseña: se adivina/),
      english: '',
    });
  });

  it('gives the English words beside a general one where no kind says enough', () => {
    const odd = { field: 'facts.atMs', message: 'is odd', code: 'invalid' };
    expect(faultOf(odd, speaking('nl'))).toEqual({
      words: 'facts.atMs: kan zo niet worden aangenomen',
      english: 'is odd',
    });
    expect(faultOf({ field: '', message: 'is new', code: 'brand-new' }, speaking('it'))).toMatchObject({
      words: 'La richiesta: non si può accettare così',
    });
  });
});
