import { ButtonStyle } from 'discord.js';
import { encodeCustomId } from '../custom-id.ts';
import { button } from './components.ts';

/** The way into a case's thread, for whoever may see the case (SPEC 4.3). */
export const enterVerb = 'enter-case';

export const enterButton = (caseId: string, label: string) =>
  button(encodeCustomId({ verb: enterVerb, id: caseId }), label, ButtonStyle.Primary);

export const onItVerb = 'be-on-it';

/** *I am on it*: decided on the case as it is, so that no step makes it stale. */
export const onItButton = (caseId: string, label: string) =>
  button(encodeCustomId({ verb: onItVerb, id: caseId }), label, ButtonStyle.Danger);
