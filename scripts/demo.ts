import { aboutStaff } from './demo/about-staff.ts';
import { danger } from './demo/danger.ts';
import { board } from './demo/board.ts';
import { myReports } from './demo/my-reports.ts';
import { outage } from './demo/outage.ts';
import { plainReport } from './demo/plain-report.ts';
import { reportedMessage } from './demo/reported-message.ts';
import { settingUp } from './demo/setting-up.ts';
import { Stage } from './demo/stage.ts';
import { waiting } from './demo/waiting.ts';
import { tooMany } from './demo/too-many.ts';
import { workingOnIt } from './demo/working-on-it.ts';

/**
 * A week of a Security team against the built-in loopback Discord: the real bot, the real client library, several people, and what each of
 * them has on the screen. Exit code 0, or 1 and the step that went wrong.
 */
const stage = await Stage.open();
const week: [string, ((stage: Stage) => Promise<void>)[]][] = [
  ['Tuesday', [settingUp, plainReport, danger]],
  ['Wednesday', [aboutStaff, reportedMessage, tooMany]],
  ['Thursday', [myReports, workingOnIt]],
  ['Friday', [board, outage]],
  ['The weeks after', [waiting]],
];
let step = 'the beginning';
try {
  for (const [day, acts] of week) {
    stage.day(day);
    for (const act of acts) {
      step = act.name;
      await act(stage);
    }
  }
  stage.end();
} catch (err) {
  process.stdout.write(`\nThe demo stopped in "${step}", after: ${stage.lastStep}\n${String(err)}\n`);
  process.exitCode = 1;
} finally {
  await stage.close();
}
