import { blockStep, callBack, handOverCall, noteCall, signCalls } from "./call-after";
import { claimCall, classifyCall, endCall } from "./call-classify";
import { importCall } from "./call-import";
import { tellLine } from "./call-line";
import { attachCall, detachCall } from "./call-link";
import { startCall } from "./call-start";
import { tellCall } from "./call-tell";

/** What is done with calls, by name. */
export const callCommands = {
  "calls.start": startCall,
  "calls.tell": tellCall,
  "calls.classify": classifyCall,
  "calls.end": endCall,
  "calls.claim": claimCall,
  "calls.attach": attachCall,
  "calls.detach": detachCall,
  "calls.call-back": callBack,
  "calls.block-step": blockStep,
  "calls.hand-over": handOverCall,
  "calls.note": noteCall,
  "calls.sign": signCalls,
};

/** What the main process alone asks: the exchange told it of a call. */
export const callMainCommands = { "calls.line-event": tellLine, "calls.import": importCall };
