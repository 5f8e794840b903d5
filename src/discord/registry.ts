import { caseActionButtons, caseActionForms } from './case-actions/act.ts';
import { caseCommand } from './commands/case.ts';
import { reportWhere } from './commands/report-where.ts';
import { report } from './commands/report.ts';
import { setupCommands, setupComponents, setupModals } from './commands/setup.ts';
import { showCase, showProof, wholeReport, whoReported } from './components/case-buttons.ts';
import { sendCopy } from './components/send-copy.ts';
import type { ComponentHandler, ModalHandler, SlashCommand } from './handler.ts';
import { reportAgain } from './modals/report-refused.ts';
import { reportModal } from './modals/report.ts';

/** Every slash command, button, select and form by name: no directory scan, so a reader finds them all here. */
export const registry: { commands: SlashCommand[]; components: ComponentHandler[]; modals: ModalHandler[] } = {
  commands: [report, caseCommand, ...setupCommands],
  components: [
    reportWhere,
    reportAgain,
    sendCopy,
    showCase,
    wholeReport,
    showProof,
    whoReported,
    ...caseActionButtons,
    ...setupComponents,
  ],
  modals: [reportModal, ...caseActionForms, ...setupModals],
};
