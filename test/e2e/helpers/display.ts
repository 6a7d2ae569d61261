import { DISPLAYS } from "./prepare";

// Each process of the tests has a display of its own: the focus and the clipboard belong to one Sigap.
const displays = process.env[DISPLAYS]?.split(" ") ?? [];
const own = displays[Number(process.env.VITEST_POOL_ID) % displays.length];
if (own) process.env.DISPLAY = own;
