// Listening on a port, with words for what usually stands in the way.

import { Failure } from '../kernel/kernel.ts';

type Place = { readonly port: number; readonly host: string; readonly setting: 'PORT' | 'ASSENT_EMULATOR_PORT' };

/** Listens; when the port or the address cannot be had, throws Failure('configuration') in one line. */
export async function listen<T>(place: Place, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (cause) {
    const words = cause instanceof Error && 'code' in cause ? wordsOf(place, cause.code) : undefined;
    throw words === undefined ? cause : new Failure('configuration', words, { cause });
  }
}

function wordsOf({ port, host, setting }: Place, code: unknown): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use by another program. Stop it, or set ${setting} to a free port (0 takes one).`;
    case 'EACCES':
      return `This user may not listen on port ${port}. Set ${setting} to a port above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST is \`${host}\`, which is not an address of this machine.`;
    default:
      return undefined;
  }
}
