// Reads and measures texts inside parts of a request that the house does not otherwise read.

import { lengthOf } from '../well-formed.ts';
import { problem, type SendProblem } from './problem.ts';

/** What is wrong with a text that must be there and has a largest length in characters. */
export function textProblem(name: string, value: unknown, max: number): SendProblem[] {
  if (value === undefined || value === null || value === '') return [problem.missing(name)];
  return optionalTextProblem(name, value, max);
}

/** What is wrong with a text that may be missing. */
export function optionalTextProblem(name: string, value: unknown, max: number): SendProblem[] {
  if (value === undefined || value === null) return [];
  if (typeof value !== 'string') return [problem.value(`Param ${name} must be a text.`)];
  return lengthOf(value) > max ? [problem.value(`Param ${name} must be at most ${max} characters long.`)] : [];
}

/** What is wrong with the length of a list. */
export function countProblem(name: string, count: number, range: { min: number; max: number }): SendProblem[] {
  const { min, max } = range;
  return count >= min && count <= max ? [] : [problem.value(`Param ${name} must have ${min} to ${max} items.`)];
}
