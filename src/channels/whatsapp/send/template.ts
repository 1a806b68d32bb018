// The limits of template messages that hold for every template. Whether it exists and takes these parameters, Meta says.

import { textProblem } from './limit.ts';
import { problem, type SendProblem } from './problem.ts';
import type { SendRequest } from './schema.ts';

type Template = NonNullable<SendRequest['template']>;
type Component = NonNullable<Template['components']>[number];
type Parameter = NonNullable<Component['parameters']>[number];

/** What Meta objects to in a template message. */
export function templateProblems(template: Template): SendProblem[] {
  return [
    ...textProblem("template['name']", template.name, 512),
    ...textProblem("template['language']['code']", template.language.code, 64),
    ...(template.components ?? []).flatMap(componentProblems),
  ];
}

function componentProblems(component: Component): SendProblem[] {
  const found = (component.parameters ?? []).flatMap(parameterProblems);
  if (component.type.toLowerCase() !== 'button') return found;
  if (component.sub_type === undefined) found.push(problem.missing('sub_type of a button component'));
  if (component.index === undefined) found.push(problem.missing('index of a button component'));
  return found;
}

function parameterProblems(parameter: Parameter): SendProblem[] {
  if (parameter.type.toLowerCase() !== 'text') return [];
  return textProblem('text of a template parameter', parameter['text'], 32_768);
}
