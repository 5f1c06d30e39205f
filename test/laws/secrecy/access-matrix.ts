/**
 * The access matrix, written by hand and read only by `matrix.test.ts`. A word is one stage; its seven letters are, in order:
 * no identity, a stranger, the interviewer of another interview, then this interview's interviewer, candidate, shadow
 * and audience. Meaning of each letter:
 *
 *   +  accepted                    n  needs a name first             0  not found
 *   y  belongs to the other role   s  refused at this stage          e  the interview has ended
 *   h  feedback already submitted  a  already has a seat             i  invalid for this address
 *   c  still sealed                g  not for a guest            u  a take of another person
 */
export const commands = `
                     lobby   round   break   swapped ended   unsealed
startRound           n00+yyy n00syyy n00+yyy n00syyy n00eyyy n00eyyy
movePhase            n00syyy n00+yyy n00syyy n00+yyy n00eyyy n00eyyy
pause                n00ssyy n00++yy n00ssyy n00++yy n00eeyy n00eeyy
resume               n00ssyy n00++yy n00ssyy n00++yy n00eeyy n00eeyy
finishRound          n00syyy n00+yyy n00syyy n00+yyy n00eyyy n00eyyy
endInterview         n00ssyy n00++yy n00++yy n00++yy n00eeyy n00eeyy
say                  n00++++ n00++++ n00++++ n00++++ n00eeee n00eeee
changeBoard          n00ssyy n00++yy n00++yy n00++yy n00eeyy n00eeyy
tellFact             n00syyy n00+yyy n00syyy n00+yyy n00eyyy n00eyyy
askFollowUp          n00syyy n00+yyy n00syyy n00+yyy n00eyyy n00eyyy
giveHint             n00syyy n00+yyy n00syyy n00+yyy n00eyyy n00eyyy
dropCurveball        n00syyy n00+yyy n00syyy n00+yyy n00eyyy n00eyyy
askForHint           n00yyyy n00yyyy n00yyyy n00yyyy n00yyyy n00yyyy
tickPoint            n00syyy n00+yyy n00syyy n00+yyy n00eyyy n00eyyy
untickPoint          n00syyy n00+yyy n00syyy n00+yyy n00eyyy n00eyyy
tickCheck            n00syyy n00+yyy n00syyy n00+yyy n00eyyy n00eyyy
untickCheck          n00syyy n00+yyy n00syyy n00+yyy n00eyyy n00eyyy
hearMisquote         n00syyy n00+yyy n00syyy n00+yyy n00eyyy n00eyyy
withdrawMisquote     n00syyy n00+yyy n00syyy n00+yyy n00eyyy n00eyyy
raiseFlag            n00syyy n00+yyy n00syyy n00+yyy n00eyyy n00eyyy
withdrawFlag         n00syyy n00+yyy n00syyy n00+yyy n00eyyy n00eyyy
writeNote            n00syyy n00+yyy n00syyy n00+yyy n00+yyy n00hyyy
removeNote           n00syyy n00+yyy n00syyy n00+yyy n00+yyy n00hyyy
score                n00syyy n00+yyy n00syyy n00+yyy n00+yyy n00hyyy
attachEvidence       n00syyy n00+yyy n00syyy n00+yyy n00+yyy n00hyyy
removeEvidence       n00syyy n00+yyy n00syyy n00+yyy n00+yyy n00hyyy
handInAsInterviewer  n00syyy n00syyy n00syyy n00syyy n00+yyy n00hyyy
handInAsCandidate    n00ysyy n00ysyy n00ysyy n00ysyy n00y+yy n00yhyy
breakSeal            n00yyyy n00yyyy n00yyyy n00yyyy n00yyyy n00yyyy
agreeToRecording     n00++yy n00++yy n00++yy n00++yy n00eeyy n00eeyy
withdrawVoice        n00++yy n00++yy n00++yy n00++yy n00eeyy n00eeyy
startVoice           n00ssyy n00++yy n00++yy n00++yy n00eeyy n00eeyy
endVoice             n00ssyy n00+uyy n00+uyy n00u+yy n00+uyy n00+uyy
(connect)            n00++++ n00++++ n00++++ n00++++ n00++++ n00++++
(signal player)      n00++++ n00++++ n00++++ n00++++ n00++++ n00++++
(signal observer)    n00++y+ n00++y+ n00++y+ n00++y+ n00++y+ n00++y+
`

export const routes = `
                                         lobby   round   break   swapped ended   unsealed
GET /healthz                             +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /readyz                              +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /*                                   +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /socket.io                           iiiiiii iiiiiii iiiiiii iiiiiii iiiiiii iiiiiii
GET /api/docs                            +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /api/docs/static/*                   +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /api/docs/static/index.html          +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /api/docs/static/swagger-initializer.js +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /api/docs/json                       +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /api/docs/yaml                       +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /api/me                              +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
POST /api/me                             +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
POST /api/account                        iiiiiii iiiiiii iiiiiii iiiiiii iiiiiii iiiiiii
GET /api/account                         n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
DELETE /api/account                      niiiiii niiiiii niiiiii niiiiii niiiiii niiiiii
GET /api/account/data                    n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
POST /api/account/proof                  ngggggg ngggggg ngggggg ngggggg ngggggg ngggggg
POST /api/account/prove                  iiiiiii iiiiiii iiiiiii iiiiiii iiiiiii iiiiiii
GET /api/sign-in/ways                    +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
POST /api/sign-in                        iiiiiii iiiiiii iiiiiii iiiiiii iiiiiii iiiiiii
POST /api/sign-in/:way                   0000000 0000000 0000000 0000000 0000000 0000000
GET /api/sign-in/:way/return             0000000 0000000 0000000 0000000 0000000 0000000
POST /api/sign-out                       ngggggg ngggggg ngggggg ngggggg ngggggg ngggggg
POST /api/sign-out-everywhere            ngggggg ngggggg ngggggg ngggggg ngggggg ngggggg
POST /api/password                       niiiiii niiiiii niiiiii niiiiii niiiiii niiiiii
POST /api/password/forgot                +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
POST /api/password/reset                 iiiiiii iiiiiii iiiiiii iiiiiii iiiiiii iiiiiii
GET /api/profile                         n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
PUT /api/profile                         n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
GET /api/site                            n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
GET /api/site/authority                  +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /api/site/authority.crt              0000000 0000000 0000000 0000000 0000000 0000000
GET /api/packs                           +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /api/packs/:packId/advice            +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /api/own-packs                       n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
POST /api/own-packs                      n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
POST /api/own-packs/check                n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
GET /api/own-packs/:packId               n00+000 n00+000 n00+000 n00+000 n00+000 n00+000
GET /api/own-packs/:packId/pack.yaml     n00+000 n00+000 n00+000 n00+000 n00+000 n00+000
PUT /api/own-packs/:packId               n00+000 n00+000 n00+000 n00+000 n00+000 n00+000
POST /api/own-packs/:packId/publish      n00+000 n00+000 n00+000 n00+000 n00+000 n00+000
DELETE /api/own-packs/:packId            n00+000 n00+000 n00+000 n00+000 n00+000 n00+000
GET /api/interviews                      +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
POST /api/interviews                     n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
GET /api/interviews/:id                  n00++++ n00++++ n00++++ n00++++ n00++++ n00++++
POST /api/interviews/:id/links           n00+y00 n00+y00 n00+y00 n00+y00 n00ee00 n00ee00
GET /api/interviews/:id/addresses        n00+000 n00+000 n00+000 n000+00 n00+000 n00+000
POST /api/interviews/:id/images          n00ssyy n00++yy n00++yy n00++yy n00eeyy n00eeyy
GET /api/interviews/:id/images/:imageId  n00++++ n00++++ n00++++ n00++++ n00++++ n00++++
GET /api/interviews/:id/ice              n00++++ n00++++ n00++++ n00++++ n00++++ n00++++
GET /api/interviews/:id/equivalents      n00+y+y n00+y+y n00+y+y n00+yyy n00eyey n00eyey
PUT /api/interviews/:id/voices/:take/:n  n00ssyy n00+0yy n00+0yy n000+yy n00+0yy n00+0yy
GET /api/interviews/:id/voices           n00++00 n00++00 n00++00 n00++00 n00++00 n00++00
GET /api/interviews/:id/voices/:take     n00++00 n00++00 n00++00 n00++00 n00++00 n00++00
DELETE /api/interviews/:id/voices/:take  n00+000 n00+000 n00+000 n000+00 n00+000 n00+000
GET /api/interviews/:id/replay           n00ssss n00ssss n00ssss n00ssss n00++++ n00++++
GET /api/interviews/:id/replay/frames    n00ssss n00ssss n00ssss n00ssss n00++++ n00++++
GET /api/interviews/:id/replay/pointing  n00ssss n00ssss n00ssss n00ssss n00++++ n00++++
GET /api/interviews/:id/recording        n00ssss n00ssss n00ssss n00ssss n00++++ n00++++
POST /api/interviews/:id/retry           n00ssyy n00ssyy n00ssyy n00ssyy n00+cyy n00++yy
POST /api/solo                           n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
POST /api/interviews/:id/solo            n00+yyy n00ssyy n00ssyy n00ssyy n00eeyy n00eeyy
POST /api/recordings                     n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
GET /api/recordings                      n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
GET /api/recordings/:recordingId         n00+000 n00+000 n00+000 n00+000 n00+000 n00+000
DELETE /api/recordings/:recordingId      n00+000 n00+000 n00+000 n00+000 n00+000 n00+000
GET /api/sample                          +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /api/interviews/:id/report           n00ss00 n00ss00 n00ss00 n00ss00 n00cc00 n00++00
GET /api/interviews/:id/report.md        n00ss00 n00ss00 n00ss00 n00ss00 n00cc00 n00++00
GET /api/interviews/:id/shares           n00ss00 n00ss00 n00ss00 n00ss00 n00cc00 n00++00
POST /api/interviews/:id/shares          n00ss00 n00ss00 n00ss00 n00ss00 n00cc00 n00++00
DELETE /api/interviews/:id/shares/:shareId n00ss00 n00ss00 n00ss00 n00ss00 n00cc00 n00++00
GET /api/shared/:token                   0000000 0000000 0000000 0000000 0000000 +++++++
GET /api/interviews/:id/timeline.md      n00ssss n00ssss n00ssss n00ssss n00++++ n00++++
GET /api/blocks                          n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
POST /api/interviews/:id/blocks          n00++++ n00++++ n00++++ n00++++ n00++++ n00++++
DELETE /api/blocks/:personId             n00+000 n00+000 n00+000 n00+000 n00+000 n00+000
POST /api/interviews/:id/complaints      n00++++ n00++++ n00++++ n00++++ n00++++ n00++++
GET /api/interviews/:id/calibration      n00ss00 n00ss00 n00ss00 n00ss00 n00cc00 n00++00
PUT /api/interviews/:id/calibration      n00ss00 n00ss00 n00ss00 n00ss00 n00cc00 n00++00
GET /api/calibrations                    n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
GET /api/calibrations/:calibrationId     n000000 n000000 n000000 n000000 n000000 n0+0000
POST /api/calibrations/:calibrationId/open n000000 n000000 n000000 n000000 n000000 n++0000
POST /api/calibrations/:calibrationId/scores n000000 n000000 n000000 n000000 n000000 n0+0000
GET /api/calibrations/:calibrationId/replay n000000 n000000 n000000 n000000 n000000 n0+0000
GET /api/calibrations/:calibrationId/replay/frames n000000 n000000 n000000 n000000 n000000 n0+0000
GET /api/operator                        0000000 0000000 0000000 0000000 0000000 0000000
PUT /api/operator/complaints/:complaintId 0000000 0000000 0000000 0000000 0000000 0000000
POST /api/operator/suspensions           0000000 0000000 0000000 0000000 0000000 0000000
DELETE /api/operator/suspensions/:personId 0000000 0000000 0000000 0000000 0000000 0000000
GET /api/queue                           +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
POST /api/queue                          n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
GET /api/queue/me                        n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
PUT /api/queue/me                        n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
DELETE /api/queue/me                     n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
POST /api/queue/accept                   n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
POST /api/slots                          n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
GET /api/slots                           n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
GET /api/slots/:slotId                   n00++00 n00++00 n00++00 n00++00 n00++00 n00++00
POST /api/slots/:slotId                  n00++00 n00++00 n00++00 n00++00 n00++00 n00++00
POST /api/slots/:slotId/link             n00+000 n00+000 n00+000 n00+000 n00+000 n00+000
POST /api/slots/:slotId/enter            n00++00 n00++00 n00++00 n00++00 n00++00 n00++00
GET /api/slots/:slotId/calendar.ics      n00++00 n00++00 n00++00 n00++00 n00++00 n00++00
GET /api/slot-links/:token               +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
POST /api/slot-links/:token/join         +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /api/progress                        n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
POST /api/study/ticks                    n000000 n000000 n000000 n000000 n000000 n000+00
GET /api/links/:token                    +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
POST /api/links/:token/claim             +++aaa+ +++aaa+ +++aaa+ +++aaa+ eeeaaa+ eeeaaa+
`
