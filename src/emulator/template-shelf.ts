// The templates of all accounts, found by id or by name and language.

import type { Template } from './types.ts';

export type TemplateShelf = {
  put(template: Template): void;
  byId(id: string): Template | undefined;
  find(wabaId: string, name: string, language: string): Template | undefined;
  all(): Template[];
  ofAccount(wabaId: string): Template[];
  delete(template: Template): void;
  clear(): void;
};

const key = (wabaId: string, name: string, language: string): string => `${wabaId}:${name}:${language}`;

/** An empty shelf. */
export function createTemplateShelf(): TemplateShelf {
  const byId = new Map<string, Template>();
  const byKey = new Map<string, Template>();
  return {
    put: template => {
      byId.set(template.id, template);
      byKey.set(key(template.wabaId, template.name, template.language), template);
    },
    byId: id => byId.get(id),
    find: (wabaId, name, language) => byKey.get(key(wabaId, name, language)),
    all: () => [...byId.values()],
    ofAccount: wabaId => [...byId.values()].filter(template => template.wabaId === wabaId),
    delete: template => {
      byId.delete(template.id);
      byKey.delete(key(template.wabaId, template.name, template.language));
    },
    clear: () => {
      byId.clear();
      byKey.clear();
    },
  };
}
