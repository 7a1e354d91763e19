// Asks a chargeassist service about a case, with the types made of its schemas: gates first, then what stands.
//   npx json2ts -i docs/schemas/case-1.json -o case.ts       (and assessment-1.json, assessment.ts)
import type { ChargeassistAssessment1 as Assessment } from "./assessment";
import type { ChargeassistCase1 as Case } from "./case";

export interface Fault { code: string; at: string; message: string; hints: string[] }
export class Faulty extends Error { constructor(readonly faults: Fault[]) { super(faults.map((f) => f.code).join(", ")); } }

export async function assess(base: string, found: Case): Promise<Assessment> {
  const answer = await fetch(`${base}/assess`, { method: "POST", body: JSON.stringify({ case: found }) });
  const told = await answer.json();
  if (!answer.ok) throw new Faulty(told.faults);
  return told as Assessment;
}

export function first(found: Assessment): string[] {
  return [
    ...found.gates.map((gate) => `GATE ${gate.person}: ${gate.title}`),
    ...found.charges.map((charge) => `${charge.standing} ${charge.id}`),
  ];
}
