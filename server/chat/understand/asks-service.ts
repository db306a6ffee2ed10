/** What a help page answers, whichever product it is asked about. */
export const ASKS_SERVICE =
  /\b(?:returns?|returned|refunds?|exchange|swap|deliver(?:y|ed)?|ship(?:ping|ped)?|warranty|guarantee|repair|pay(?:ment)?|cancel|track|(?:gift ?)?wrap(?:ped|ping)? (?:it|them|this|these|that|up)(?! (?:dress|skirt|top))|gift ?wrap(?:ping)?|discount|student)\b/i
