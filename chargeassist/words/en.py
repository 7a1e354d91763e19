"""English sentences of the reports."""

ENGLISH = {
    "notice": (
        "Decision support only. Shows what the facts entered support under the law named, and what"
        " is missing. It decides nothing: it says nothing of guilt, and gives no view on whether any"
        " witness is to be believed."
    ),
    "k-of-n": "{k} of {n} elements stand supported",
    "one-source": "supported on one source ({source}: {items})",
    "falls": "without {source} ({items}) it falls to {standing}",
    "gate-raised": "GATE  {person}: {title}",
    "gate-lifted": "lifted by {override}: it blocks nothing",
    "gate-none": "none raised",
    "gate-bare": "the grounds rest on bare assertion",
    "nexus": "link between the offence and the trafficking: {standing}",
    "blocked": "BLOCKED by the gate above",
    "not-entered": "not entered",
    "no-inference": "{term} is pointed to by {facts}; nobody has drawn the inference",
    "totality": "thin limbs from several sources: consider in totality",
    "no-charges": "No charge is listed: nothing is entered for the conduct of any offence.",
    "omitted": "{count} not listed (first element that keeps each out: {elements})",
    "available-yes": "open",
    "available-no": "NOT OPEN",
    "available-unknown": "subject to confirming",
    "seen-read": "text read",
    "seen-heading": "heading seen only",
    "seen-secondary": "seen in a secondary copy",
    "seen-unverified": "NOT VERIFIED",
    "reason-reflects-distinct-harm": "reflects a distinct harm",
    "reason-safety-net": "a safety net: it survives a loss that would sink the graver",
    "reason-procedural-bar": "a court may not find it made out uncharged",
    "reason-for-now": "for now: a graver charge lacks something",
    "reason-not-open": "the offence is not open",
    "reason-charging-order": "the statute orders another charge, which stands",
    "reason-contradicted": "an element is contradicted",
    "reason-adds-nothing": "adds nothing to the graver charge",
    "sign-off": "Decision ____________________  name and role ____________________",
    "differs": "Differs from the above because ___________________________________",
    "legend": (
        "[=] supported   [/] disputed   [~] thin   [ ] missing   [x] contradicted\n[-] need not be proved"
    ),
}
