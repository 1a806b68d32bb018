// What is wrong with a request, with the code that Meta answers it with.

export type SendProblem = { readonly code: 100 | 131008 | 131009 | 131051; readonly details: string };

/** The problems by their codes: an envelope that Graph refuses, a missing parameter, a value that is not valid, a type. */
export const problem = {
  parameter: (details: string): SendProblem => ({ code: 100, details }),
  missing: (name: string): SendProblem => ({ code: 131008, details: `Required parameter ${name} is missing.` }),
  value: (details: string): SendProblem => ({ code: 131009, details }),
  type: (details: string): SendProblem => ({ code: 131051, details }),
};
