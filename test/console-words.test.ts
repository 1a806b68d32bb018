// What the server says by a code is said by the console in words: reasons with their meaning and what to do, failures with
// what to do next, each act that the audit trail keeps, and what it is about. A new code or operation fails here until it has its words.

import { describe, expect, it } from 'vitest';
import { catalogue } from '../console/build/words.ts';
import { auditedActions, auditedObjects } from '../src/api/api.ts';
import { failures, problemCodes } from '../src/kernel/kernel.ts';
import { reasonCodes } from '../src/policy/policy.ts';

// That the other languages have what English has, console/words/words.test.ts looks at.
const english = Object.keys(catalogue('en'));

/** What the catalogue has words for, by the part of the key before the point. */
const said = (part: string) => english.filter(key => key.startsWith(`${part}.`)).map(key => key.slice(part.length + 1));

describe('the words of the console', () => {
  it.each(['reason', 'meaning', 'todo'])('say each code of a reason: %s', part => {
    expect(said(part).toSorted()).toEqual(reasonCodes.toSorted());
  });

  it.each(['problem', 'remedy'])('say each failure: %s', part => {
    expect(said(part).toSorted()).toEqual(Object.keys(failures).toSorted());
  });

  it('say each kind of fault that a field can have', () => {
    const ofTheLine = ['line', 'request'];
    expect(said('fault').toSorted()).toEqual([...problemCodes, ...ofTheLine].toSorted());
  });

  it('say each act that the audit trail keeps', () => {
    expect(said('action').toSorted()).toEqual(auditedActions().toSorted());
  });

  it('say what each of them is about', () => {
    expect(said('object').toSorted()).toEqual(auditedObjects().toSorted());
  });
});
