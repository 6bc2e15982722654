import calendarFile from '#assets/calendars/china.json' with { type: 'json' };
import { type WorkCalendar, workCalendar } from '#shared/domain/clock/work-calendar.ts';

/** The working-day calendar this program came with. */
export const calendar: WorkCalendar = workCalendar.parse(calendarFile);
