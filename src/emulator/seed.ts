// What a fresh emulator has: a bakery's templates and four made-up customers, one for each way in which Meta tells who
// somebody is. The numbers are reserved for fiction or plainly invented.

import type { NewCustomer } from './people/people.ts';
import type { TemplateCategory, Wire } from './types.ts';
import type { World } from './world.ts';

const people: readonly NewCustomer[] = [
  { phone: '4915112345678', name: 'Lena Sommer', phoneShown: 'always' },
  { phone: '12025550143', name: 'Sam Rivers', username: 'sam.rivers', phoneShown: 'always' },
  { phone: '5511912345678', name: 'Bruna Costa', phoneShown: 'always', withParent: true },
  { phone: '4915198765432', name: 'Kim Weber', username: 'kim.backt', phoneShown: 'never' },
];

type Draft = { name: string; category: TemplateCategory; texts: Readonly<Record<string, readonly Wire[]>> };

const body = (text: string, more: Wire = {}): Wire => ({ type: 'BODY', text, ...more });
const footer = (text: string): Wire => ({ type: 'FOOTER', text });
const quickReply = (text: string): Wire => ({ type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text }] });
const example = (value: string): Wire => ({ example: { body_text: [[value]] } });

const drafts: readonly Draft[] = [
  {
    name: 'spring_offer',
    category: 'MARKETING',
    texts: {
      en: [
        body('Spring is here: this week our rhubarb cake is 20 % off, in every shop and until Saturday evening.'),
        footer('Reply STOP to end offers'),
        quickReply('Stop promotions'),
      ],
      de: [
        body('Der Frühling ist da: Diese Woche kostet unser Rhabarberkuchen 20 % weniger, bis Samstagabend.'),
        footer('Mit STOPP endet die Werbung'),
        quickReply('Stop promotions'),
      ],
    },
  },
  {
    name: 'order_update',
    category: 'UTILITY',
    texts: {
      en: [body('Your order {{1}} is ready. You can collect it at our shop until 6 pm.', example('4711'))],
      de: [body('Ihre Bestellung {{1}} ist fertig. Sie können sie bis 18 Uhr abholen.', example('4711'))],
    },
  },
  {
    name: 'login_code',
    category: 'AUTHENTICATION',
    texts: {
      en: [
        body('*{{1}}* is your verification code. For your security, do not share this code.', example('123456')),
        footer('This code expires in 10 minutes.'),
        {
          type: 'BUTTONS',
          buttons: [{ type: 'URL', text: 'Copy code', url: 'https://www.whatsapp.com/otp/code/?code=otp{{1}}' }],
        },
      ],
    },
  },
  {
    name: 'newsletter_without_optout',
    category: 'MARKETING',
    texts: { en: [body('News from our bakery: a new oven, longer hours on Fridays, and a sourdough course in May.')] },
  },
];

const firstTemplateId = 594_425_479_261_590;

/** Fills an empty world. */
export function seedWorld(world: World): void {
  for (const person of people) world.people.add(person);
  let count = 0;
  for (const draft of drafts) {
    for (const [language, components] of Object.entries(draft.texts)) {
      world.templates.put({
        // The same ids at every start, so that what a gateway remembers of them stays true.
        id: `${firstTemplateId + count}`,
        wabaId: world.seed.wabaId,
        name: draft.name,
        language,
        status: 'APPROVED',
        category: draft.category,
        previousCategory: null,
        quality: 'UNKNOWN',
        parameterFormat: 'POSITIONAL',
        components,
        held: false,
        rejectedReason: 'NONE',
      });
      count += 1;
    }
  }
}
