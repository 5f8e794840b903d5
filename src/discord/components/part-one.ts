import { beginAction } from '../case-actions/act.ts';
import { partThis } from '../case-actions/part.ts';
import type { ComponentHandler } from '../handler.ts';
import { partOneVerb } from '../views/gathered-lines.ts';

/** The button beside a gathered report: it gets its own thread (SPEC 3.8). No step of the case makes it stale. */
export const partOne: ComponentHandler = {
  verb: partOneVerb,
  audience: 'staff',
  run: async (_interaction, context, { id }) => await beginAction(partThis, id, context),
};
