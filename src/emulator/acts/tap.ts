// A tap on a button that came with a message of the business.

import type { ChatMessage, Wire } from '../types.ts';
import type { World } from '../world.ts';
import { type Button, buttonsOf } from './buttons.ts';
import { ActProblem } from './problem.ts';
import { type Said, say } from './say.ts';

/** Taps a button, by its place or by its text or id; the message that this sends. */
export function tap(
  world: World,
  who: Pick<Said, 'customer' | 'number'>,
  what: { wamid: string; button: number | string },
): ChatMessage {
  const message = world.chats.find(what.wamid);
  if (message === undefined || message.customerId !== who.customer.id)
    throw new ActProblem('there is no message with this wamid in this chat', true);
  const buttons = buttonsOf(message);
  const button =
    typeof what.button === 'number'
      ? buttons[what.button]
      : buttons.find(one => one.text === what.button || one.value === what.button);
  if (button === undefined) throw new ActProblem('the message has no such button', true);
  const reply = replyOf(button);
  if (reply === null) throw new ActProblem('this button opens something on the phone and sends nothing');
  return say(world, { ...who, ...reply, replyTo: message.wamid });
}

function replyOf(button: Button): { type: string; content: Wire } | null {
  const { text, value, description } = button;
  switch (button.kind) {
    case 'quick':
      return { type: 'button', content: { button: { payload: value, text } } };
    case 'reply':
      return {
        type: 'interactive',
        content: { interactive: { type: 'button_reply', button_reply: { id: value, title: text } } },
      };
    case 'row': {
      const row = { id: value, title: text, ...(description === null ? {} : { description }) };
      return { type: 'interactive', content: { interactive: { type: 'list_reply', list_reply: row } } };
    }
    default:
      return null;
  }
}
