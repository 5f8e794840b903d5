import { eventCourses } from './discord-server/gateway/event-course.ts';
import type { EventCourse } from './discord-server/gateway/event-course.ts';

/**
 * How events come to the bot in this run of the tests: `DISCORD_EVENTS=twice npx vitest run test/journeys`. Every scene goes
 * by it. @throws when the variable holds something else
 */
export const eventsOfThisRun: EventCourse = courseIn(process.env['DISCORD_EVENTS'] ?? 'early');

function courseIn(given: string): EventCourse {
  const known = eventCourses.find((course) => course === given);
  if (known === undefined) throw new Error(`DISCORD_EVENTS is one of ${eventCourses.join(', ')}, not ${given}`);
  return known;
}

/** For `it.skipIf`: whether a test is left out of this run, because it is about events itself. The reason is for readers. */
export const exempt = (courses: readonly EventCourse[], _reason: string): boolean => courses.includes(eventsOfThisRun);
