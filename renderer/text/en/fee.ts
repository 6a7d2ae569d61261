import type { fee as words } from "../id/fee";

/** Words for what a service costs and what was paid for it, English. */
export const fee: typeof words = {
  panel: "Fee",
  action: "Record the payment",
  owed: "The fee of {{amount}} is not recorded yet. The product can be handed over once it is paid or waived.",
  record: "Record the payment",
  change: "Change the payment",
  title: "Payment for {{number}}",
  about: "Fee by the service standard: {{fee}}",
  amount: "Amount",
  method: "Paid by",
  methods: { cash: "Cash", transfer: "Transfer", qris: "QRIS", waived: "Waived" },
  receipt: "Receipt number",
  note: "Note",
  noteHint: "Required where it is waived or differs from the standard: write down why.",
  by: "Recorded",
  save: "Record",
  saved: "Payment recorded",
};
