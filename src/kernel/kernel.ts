// The door of the kernel: the words that every room uses. Pure: no I/O, no clock, no chance of its own.

export { canonicalJson, type Json } from './canonical.ts';
export {
  Failure,
  type FailureCode,
  type FailureKind,
  type Fault,
  failures,
  type Problem,
  type ProblemCode,
  problemCodes,
} from './errors.ts';
export { equalInConstantTime, hmacKey, hmacSha256, sha256 } from './hash.ts';
export {
  type ApiKeyId,
  type BusinessId,
  type Clock,
  type ConsentEventId,
  type ContactId,
  type DecisionId,
  type DeliveryId,
  type EndpointId,
  type Id,
  idAt,
  idInstantMs,
  type MessageId,
  newId,
  type OptInId,
  parseId,
  type Random,
  type SenderId,
  type StaffId,
  type Turn,
} from './ids.ts';
export { InvariantError, invariant, present } from './invariant.ts';
export { createSteadyCache, type SteadyCache } from './steady-cache.ts';
