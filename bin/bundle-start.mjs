// The first file of a bundle, copied into it. Compiled code is kept beside the bundle and goes when it goes; stack
// traces name the sources, and what that takes is read when there is a trace to print, not at each start.
import { readFileSync } from 'node:fs';
import { enableCompileCache, SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

const here = new URL('.', import.meta.url).href;
enableCompileCache(fileURLToPath(new URL('compiled', here)));

const maps = new Map();

Error.prepareStackTrace = (error, frames) => {
  const words = Error.prototype.toString.call(error);
  return [words, ...frames.map(frame => `    at ${wordsOf(frame)}`)].join('\n');
};

/** A frame as V8 writes it, with the place in the source where one is known. */
function wordsOf(frame) {
  const words = String(frame);
  const url = frame.getScriptNameOrSourceURL?.() ?? '';
  if (!url.startsWith(here)) return words;
  const { originalSource, originalLine } =
    mapOf(url)?.findEntry(frame.getLineNumber() - 1, frame.getColumnNumber() - 1) ?? {};
  if (originalSource === undefined) return words;
  return words.replace(
    `${url}:${frame.getLineNumber()}:${frame.getColumnNumber()}`,
    () => `${new URL(originalSource, url)}:${originalLine + 1}`,
  );
}

function mapOf(url) {
  if (!maps.has(url)) maps.set(url, readMap(url));
  return maps.get(url);
}

function readMap(url) {
  try {
    return new SourceMap(JSON.parse(readFileSync(new URL(`${url}.map`), 'utf8')));
  } catch {
    return undefined;
  }
}

await import(new URL('cli.mjs', here).href);
