// Imported before every other module: the content security policy forbids eval, which zod would otherwise try.
import { z } from "zod";

z.config({ jitless: true });
