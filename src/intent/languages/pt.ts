// What people write in Portuguese to stop, resume and ask. Grade B: in common commercial use.

import type { LanguageWords } from '../language-words.ts';

export const pt: LanguageWords = {
  language: 'pt',
  countries: ['PT', 'BR', 'AO', 'MZ', 'CV'],
  stop: ['sair', 'parar', 'pare', 'cancelar', 'descadastrar', 'remover', 'parar mensagens', 'nao quero mais'],
  stopAll: ['parar tudo', 'sair de tudo'],
  resume: ['comecar', 'iniciar', 'inscrever', 'voltar'],
  help: ['ajuda', 'info'],
  access: ['privacidade', 'meus dados', 'dados', 'lgpd'],
  erasure: ['apagar meus dados', 'excluir meus dados', 'eliminar os meus dados'],
  doubleMeaning: ['cancelar', 'remover', 'sair'],
  polite: ['por favor', 'obrigado', 'obrigada', 'ja', 'ola'],
  stopPhrases: [
    'não quero mais receber mensagens',
    'parem de me enviar isto',
    'me tire da lista',
    'me deixem em paz',
    'retiro o meu consentimento',
  ],
};
