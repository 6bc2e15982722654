/** Imported before any schema exists: zod would otherwise try `new Function`, which the window's policy reports. */
import { config } from 'zod';

config({ jitless: true });
