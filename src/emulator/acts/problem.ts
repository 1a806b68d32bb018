// An act that cannot be done, in words for the person at the phone or the test that drives it.

/** Thrown by the control API's acts; answered with 400, or 404 where nothing is there. */
export class ActProblem extends Error {
  override readonly name = 'ActProblem';
  readonly missing: boolean;

  constructor(words: string, missing = false) {
    super(words);
    this.missing = missing;
  }
}
