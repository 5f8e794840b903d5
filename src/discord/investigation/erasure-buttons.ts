import { ButtonStyle } from 'discord.js';
import type { CaseState } from '../../domain/case.ts';
import { itemsOf, markOf } from '../../domain/investigation/evidence-items.ts';
import type { Item } from '../../domain/investigation/evidence-items.ts';
import { evidenceList as words } from '../../texts/en/evidence.ts';
import { encodeCustomId } from '../custom-id.ts';
import { button, row } from '../views/components.ts';

/** Two buttons for each piece that somebody wants erased. */
export const erasureButtons = ({ caseId, marks }: Pick<CaseState, 'caseId' | 'marks'>, items: readonly Item[]) =>
  items
    .filter(({ itemId }) => markOf({ marks }, itemId).erasing !== null)
    .map(({ name }) => {
      const step = numberOf(name);
      return row(
        button(encodeCustomId({ verb: 'erase-yes', id: caseId, step }), words.erase(name), ButtonStyle.Danger),
        button(encodeCustomId({ verb: 'erase-no', id: caseId, step }), words.keep(name)),
      );
    });

/** Names keep for good, so a button may carry one: files are even, all else is odd. */
const numberOf = (name: string): number => Number(name.slice(1)) * 2 + (name.startsWith('F') ? 0 : 1);

/** The piece a button is about. */
export const itemNumbered = (state: CaseState, step: number): Item | undefined =>
  itemsOf(state).find(({ name }) => numberOf(name) === step);
