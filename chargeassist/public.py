"""The public names, each once; `chargeassist` hands them on when one is first asked for."""

from chargeassist.advice.answering import with_answer as with_answer
from chargeassist.advice.charging import assess as assess
from chargeassist.advice.compare import compare as compare
from chargeassist.advice.counts import counts as counts
from chargeassist.advice.diff import diff as diff
from chargeassist.advice.gaps import gaps as gaps
from chargeassist.advice.questions import next_questions as next_questions
from chargeassist.advice.review import review as review
from chargeassist.advice.stress import stress as stress
from chargeassist.case.model import Case as Case
from chargeassist.case.read import case_from_dict as case_from_dict
from chargeassist.case.read import read_case as read_case
from chargeassist.case.write import case_to_dict as case_to_dict
from chargeassist.findings.model import Assessment as Assessment
from chargeassist.findings.model import Charge as Charge
from chargeassist.law.model import Law as Law
from chargeassist.law.packs import load_law as load_law
from chargeassist.reading.fault import CannotAdvise as CannotAdvise
from chargeassist.reading.fault import CaseError as CaseError
from chargeassist.reading.fault import ChargeAssistError as ChargeAssistError
from chargeassist.reading.fault import Fault as Fault
from chargeassist.reading.fault import KnowledgeError as KnowledgeError
from chargeassist.reasoning.standing import Standing as Standing
from chargeassist.report.json import to_dict as to_dict
from chargeassist.report.json import to_json as to_json
from chargeassist.report.text import to_text as to_text
