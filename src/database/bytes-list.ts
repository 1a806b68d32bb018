// Lists of byte strings as PostgreSQL's binary arrays. The driver would write them in hexadecimal, escaped, and
// PostgreSQL would read that character by character: twice the bytes, at the cost of the statement's own work.

const dimensions = 1;
const byteaOid = 17;
const firstPlace = 1;
const headLength = 20;
const lengthOfNull = -1;

/** Whether a value is a list of byte strings; its first member that is not null tells, for lists hold one kind of value. */
export function isBytesList(value: unknown): value is readonly (Buffer | null)[] {
  return Array.isArray(value) && Buffer.isBuffer(value.find(one => one !== null));
}

/** A `bytea[]` in the binary format (PostgreSQL, array_recv): head, then for each member its length and its bytes. */
export function bytesList(members: readonly (Buffer | null)[]): Buffer {
  const length = members.reduce((sum, member) => sum + 4 + (member?.length ?? 0), headLength);
  const list = Buffer.allocUnsafe(length);
  list.writeInt32BE(dimensions, 0);
  list.writeInt32BE(members.includes(null) ? 1 : 0, 4);
  list.writeInt32BE(byteaOid, 8);
  list.writeInt32BE(members.length, 12);
  list.writeInt32BE(firstPlace, 16);
  let at = headLength;
  for (const member of members) {
    list.writeInt32BE(member?.length ?? lengthOfNull, at);
    at += 4;
    at += member?.copy(list, at) ?? 0;
  }
  return list;
}
