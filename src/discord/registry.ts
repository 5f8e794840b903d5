import { caseActionButtons, caseActionForms } from './case-actions/act.ts';
import { caseCommand } from './commands/case.ts';
import { reportWhere } from './commands/report-where.ts';
import { reportMessage, reportUser } from './commands/report-menus.ts';
import { report } from './commands/report.ts';
import { guestCommand } from './commands/guest.ts';
import { myReportsCommand } from './commands/my-reports.ts';
import { sweepCommand } from './commands/sweep.ts';
import { queueCommand, queueComponents } from './commands/queue.ts';
import { settingsCommand, settingsComponents, settingsForms } from './commands/settings.ts';
import { setupCommands, setupComponents, setupModals } from './commands/setup.ts';
import { showAround, showAdded, showCase, showProof, wholeReport, whoReported } from './components/case-buttons.ts';
import { keepFromComponents } from './components/keep-from.ts';
import { whatToMend } from './components/what-to-mend.ts';
import { beOnIt, enterCase } from './components/case-calls.ts';
import { turnHistoryPage } from './components/history-page.ts';
import { partOne } from './components/part-one.ts';
import { answerComponents, answerModal } from './contact/answer-form.ts';
import { conversationComponents } from './contact/conversation-buttons.ts';
import { keptOutComponents, keptOutForms } from './circle/kept-out.ts';
import { recuseComponents } from './circle/recuse.ts';
import { recuseForms } from './circle/recuse-forms.ts';
import { restrictComponents, restrictForms } from './circle/restrict.ts';
import { showDiscussion } from './components/discussion.ts';
import { actionComponents, actionForms } from './decision/action-buttons.ts';
import { draftComponents, draftForms } from './decision/draft-buttons.ts';
import { interimComponents } from './interim/interim-buttons.ts';
import { interimTaken } from './interim/interim-form.ts';
import { measureComponents, measureForm } from './decision/measure-forms.ts';
import { voteComponents, voteForms } from './decision/vote-buttons.ts';
import { evidenceCommand } from './commands/evidence.ts';
import { evidenceComponents } from './investigation/evidence-buttons.ts';
import { keepAsEvidence } from './investigation/keep-menu.ts';
import { noteModal } from './investigation/note-form.ts';
import { checklistButtons } from './investigation/checklist-buttons.ts';
import { myReportsComponents } from './components/my-reports.ts';
import { sameSubjectComponents } from './components/same-subject.ts';
import { showTranscript } from './components/transcript.ts';
import { sendCopy } from './components/send-copy.ts';
import { showTimeline } from './components/timeline.ts';
import type { ComponentHandler, MessageMenu, ModalHandler, SlashCommand, UserMenu } from './handler.ts';
import { addAgain, addForm, addKeptForm, addOfferedForm } from './modals/add-information.ts';
import { reportAgain } from './modals/report-refused.ts';
import { reportAnyway, reportModal } from './modals/report.ts';
import { openCaseModal } from './opening/open-case.ts';
import { openCaseAgain } from './opening/refused-case.ts';

/** Every slash command, menu entry, button, select and form by name: no directory scan, so a reader finds them all here. */
export const registry: {
  commands: SlashCommand[];
  userMenus: UserMenu[];
  messageMenus: MessageMenu[];
  components: ComponentHandler[];
  modals: ModalHandler[];
} = {
  commands: [
    report,
    myReportsCommand,
    caseCommand,
    evidenceCommand,
    queueCommand,
    sweepCommand,
    guestCommand,
    ...setupCommands,
    settingsCommand,
  ],
  userMenus: [reportUser],
  messageMenus: [reportMessage, keepAsEvidence],
  components: [
    reportWhere,
    reportAgain,
    reportAnyway,
    ...sameSubjectComponents,
    sendCopy,
    showCase,
    whatToMend,
    wholeReport,
    showProof,
    showAround,
    whoReported,
    showAdded,
    showTranscript,
    beOnIt,
    enterCase,
    turnHistoryPage,
    showTimeline,
    partOne,
    showDiscussion,
    addAgain,
    openCaseAgain,
    ...myReportsComponents,
    ...keepFromComponents,
    ...caseActionButtons,
    ...answerComponents,
    ...conversationComponents,
    ...draftComponents,
    ...measureComponents,
    ...voteComponents,
    ...actionComponents,
    ...checklistButtons,
    ...interimComponents,
    ...recuseComponents,
    ...keptOutComponents,
    ...restrictComponents,
    ...evidenceComponents,
    ...queueComponents,
    ...setupComponents,
    ...settingsComponents,
  ],
  modals: [
    reportModal,
    openCaseModal,
    addForm,
    addKeptForm,
    addOfferedForm,
    answerModal,
    noteModal,
    ...caseActionForms,
    ...draftForms,
    measureForm,
    ...voteForms,
    ...actionForms,
    interimTaken,
    ...recuseForms,
    ...keptOutForms,
    ...restrictForms,
    ...setupModals,
    ...settingsForms,
  ],
};
