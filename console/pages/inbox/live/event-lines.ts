// Reads a stream of server-sent events piece by piece (HTML standard, 9.2.6): pieces end anywhere, events at an empty line.

export type ServerEvent = { readonly id: string | null; readonly type: string; readonly data: string };

/** A reader that takes the pieces in their order and gives the events that they complete. Comments are left out. */
export function eventReader(): (piece: string) => ServerEvent[] {
  let rest = '';
  return piece => {
    rest += piece;
    const blocks = rest.split(/\r\n\r\n|\n\n|\r\r/);
    rest = blocks.pop() ?? '';
    return blocks.flatMap(eventOf);
  };
}

function eventOf(block: string): ServerEvent[] {
  const fields = block.split(/\r\n|\n|\r/).flatMap(fieldOf);
  const last = (name: string) => fields.findLast(([one]) => one === name)?.[1];
  const data = fields.filter(([name]) => name === 'data').map(([, value]) => value);
  if (data.length === 0) return [];
  return [{ id: last('id') ?? null, type: last('event') ?? 'message', data: data.join('\n') }];
}

function fieldOf(line: string): (readonly [name: string, value: string])[] {
  const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? [];
  return name === '' ? [] : [[name, value]];
}
