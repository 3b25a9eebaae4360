import type { Objection } from './hosted-provider.ts';
import { PARAMETERS, type Params } from './operation.ts';
import type { OperationSpec, ParameterRule } from './spec.ts';

/** Everything about parameters that a spec forbids, unknown names included. */
export function checkParameters({ params: rules }: OperationSpec, params: Params): Objection[] {
  const known = PARAMETERS.flatMap((name) => checkParameter(name, rules[name], params[name]));
  const unknown = Object.keys(params).filter((name) => !PARAMETERS.some((known) => known === name));
  return [...known, ...unknown.map(unexpected)];
}

function checkParameter(
  name: string,
  rule: ParameterRule | undefined,
  value: number | string | boolean | undefined,
): Objection[] {
  if (rule === undefined) return value === undefined ? [] : [unexpected(name)];
  if (value === undefined)
    return rule.required ? [{ field: name, rule: 'required', message: `${name} is needed.` }] : [];
  const wanted = complaint(rule, value);
  return wanted === null ? [] : [{ field: name, rule: rule.kind, message: `${name} must be ${wanted}.` }];
}

function unexpected(name: string): Objection {
  return { field: name, rule: 'unexpected', message: `No ${name} is taken.` };
}

/** What the value should have been; null when it is. */
function complaint(rule: ParameterRule, value: number | string | boolean): string | null {
  switch (rule.kind) {
    case 'number': {
      const isNumber = typeof value === 'number' && value >= rule.min && value <= rule.max;
      const isFine = isNumber && (rule.integer !== true || Number.isInteger(value));
      return isFine ? null : `${rule.integer ? 'an integer' : 'a number'} from ${rule.min} to ${rule.max}`;
    }
    case 'choice':
      return typeof value === 'string' && rule.values.includes(value)
        ? null
        : `one of ${rule.values.join(', ')}`;
    case 'text':
      return typeof value === 'string' && value.length <= rule.maxChars
        ? null
        : `text of ${rule.maxChars} characters at most`;
    case 'flag':
      return typeof value === 'boolean' ? null : 'true or false';
  }
}
