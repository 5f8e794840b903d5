import { ButtonStyle } from 'discord.js';
import type { APIContainerComponent } from 'discord.js';
import type { Finding, OutboxTrouble } from '../../domain/setup-finding.ts';
import { canBeMended } from '../../domain/setup-finding.ts';
import { troubleText } from '../../texts/en/setup-findings.ts';
import { setupCheck } from '../../texts/en/setup.ts';
import { encodeCustomId } from '../custom-id.ts';
import { button, container, line, row, text } from './components.ts';
import { findingList, fittingList } from './finding-list.ts';
import { mendButton } from './setup-dialog.ts';

interface ReportView {
  findings: Finding[];
  troubles: OutboxTrouble[];
  isSetUp: boolean;
  notice: string | null;
}

/** How much each part may take of the 4,000 signs a message holds. */
const limits = { missing: 1400, warning: 900, hint: 600, troubles: 600 } as const;

/** The answer of `/setup check` (SPEC 12.6): grouped by how much it matters. */
export function setupReport(view: ReportView): APIContainerComponent {
  const { findings, troubles, isSetUp, notice } = view;
  const parts = [
    ...(['missing', 'warning', 'hint'] as const).map((level) =>
      section(
        setupCheck[level],
        findingList(
          findings.filter((finding) => finding.level === level),
          limits[level],
          setupCheck.tooLong,
        ),
      ),
    ),
    section(setupCheck.troubles, fittingList(troubles.map(troubleText), limits.troubles, setupCheck.tooLong)),
  ].flat();
  const well = !findings.some((finding) => finding.level !== 'hint') && troubles.length === 0;
  const opening = [setupCheck.title, isSetUp ? [] : setupCheck.notSetUp, well ? setupCheck.allWell : []].flat();
  return container(well ? 0x5b8c85 : 0xd98c2b, [
    text(opening.join('\n')),
    ...parts.flatMap((part) => [line(), part]),
    ...(notice === null ? [] : [line(), text(notice)]),
    row(...buttons(view)),
  ]);
}

const section = (heading: string, list: string) => (list === '' ? [] : [text(`${heading}\n${list}`)]);

function buttons({ isSetUp, troubles, findings }: ReportView) {
  const look = button(encodeCustomId({ verb: 'setup-look' }), setupCheck.lookAgain);
  const retry = button(encodeCustomId({ verb: 'setup-retry' }), setupCheck.tryAgain, ButtonStyle.Primary);
  const start = button(encodeCustomId({ verb: 'setup-step', id: 'roles' }), setupCheck.start, ButtonStyle.Primary);
  const mend = isSetUp && canBeMended(findings) ? [mendButton('check')] : [];
  return [...(isSetUp ? [] : [start]), ...mend, ...(troubles.length > 0 ? [retry] : []), look];
}
