export const newPack = `# A pack is a list of questions. Everything a candidate may read is marked; all else is for the interviewer alone.
# Lines that begin with # are notes to yourself. They stay in the file and are shown to nobody.
title: My questions
summary: What these questions are about, in a sentence or two. People read it before they choose the pack.
language: en
format: 2 # of this file; docs/packs.md describes all its fields
questions:
  - id: short-links # lower-case words with hyphens, once in the pack
    title: Short links for a newsroom # stands in lists: it should not give the question away
    kind: design # design or discussion; decides the phases and the rubric
    topics: [caching, data model] # one to six
    levels: [mid, senior] # mid, senior, staff

    # The candidate reads this when the round starts. Say it as you would aloud.
    prompt: >-
      Our reporters share long addresses of articles. Design a service that gives each of them a short one, and tells
      the newsroom which were followed and from where.

    # Only the interviewer reads what follows.
    script:
      reallyAsking: >-
        Whether the candidate tells the path that must be fast, following a link, from the one that may be late,
        counting, and lets each fail without the other.
      bar: # what you expect at each level
        mid: A working path from click to article, and a table that fits it.
        senior: Numbers that decide something, a cache with a reason, and counting that costs a click nothing.
        staff: What happens when an article moves, a link is misused or a region is gone, and who would notice.
      facts: # what the candidate may ask for; you show each with one click
        - { id: links, ask: How many links are made?, tell: Two thousand a day. }
        - { id: clicks, ask: How often is a link followed?, tell: A hundred times on average. }
        - { id: late, ask: May the counts be late?, tell: By some minutes. }
      points: # five to ten; each is one thing you hope to hear
        - id: reads-lead
          point: Links are followed far more often than made
          listenFor: A ratio, and that it steers the design.
          priority: must # must, should or extra
          phase: requirements # where in the round it belongs
          minutes: 1 # what hearing it takes
          figures: # worth hearing with it; may be left out
            - { value: a hundred clicks for each link, source: "sum: reads" } # or a source and asOf, its month
        - id: code-length
          point: The code is long enough not to run out
          listenFor: The size of the alphabet to the power of the length, against the links of some years.
        - id: redirect-kind
          point: The kind of redirect decides what can be counted
          listenFor: A permanent one is kept by browsers, and then nobody asks again.
          misquotes: # widespread mistakes, shown under the point
            - says: 301 and 302 differ in nothing that matters
              right: Browsers keep a 301 and no longer ask.
              because: Clicks that do not arrive are not counted.
        - id: cache
          point: What is followed now lies in memory
          listenFor: How it gets there, how it leaves, and what a miss costs.
        - id: count-later
          point: Clicks are counted beside the path, not on it
          listenFor: A queue or a log, and what is lost when it stops.
        - id: misuse
          point: Somebody will shorten an address that does harm
          listenFor: A check when the link is made, and a way to end it afterwards.
      followUps: # three to ten; each is put to the candidate in these words when you ask it
        - id: same-address
          ask: Two reporters shorten the same article. Do they get the same link?
          tests: Whether they ask what the numbers are for before they choose.
          goodAnswer: Two links, if the newsroom wants to know whose was followed; one, if only the article counts.
        - id: hot-link
          ask: One link is in the evening news. What happens in the next minute?
          tests: Whether one key can bring the system down.
          goodAnswer: It is in every cache already; the counter for it is spread, or added up in between.
          checks: # parts of a good answer to tick, in at most nine words each, with the level that each marks
            - { id: cached, check: Says that caches hold it already, level: mid }
            - { id: spread, check: Spreads the counter or adds up in between, level: senior }
        - id: moved-article
          ask: An article gets a new address. What becomes of its links?
          tests: Whether a link names an address or an article.
          goodAnswer: A link names the article, and where that is is looked up; or there is a job that writes links anew.
      hints: # exactly three, each giving away more: nudge, lead, show
        - id: nudge
          step: nudge
          text: Which of the two has to be quick, making a link or following one?
        - id: lead
          step: lead
          text: What would a click have to wait for in your design? Which of that could happen afterwards?
        - id: show
          step: show
          text: Answer the click from memory, write down that it happened, and count from what was written down.
      redFlags: # two to ten
        - id: counts-in-row
          flag: Every click updates a row before it is answered
          because: The most followed link waits for itself.
          branches: # what to ask once you hear it
            - { ifTheySay: The database can take it, ask: How many updates of one row can it take in a second? }
        - id: no-numbers
          flag: Parts are chosen before a single number
          because: Then nothing in the design can be too large or too small.
      figures: # up to twenty; write [] if there are none
        - value: 62 to the 7th is 3.5 trillion
          meaning: Seven letters and digits outlast any newsroom.
          source: own calculation
          asOf: 2026-11
      curveball: # a changed requirement to drop in late
        ask: The law now says that nobody may be counted who has not agreed. What changes?
        listenFor: What is still known in total, what is not stored at all, and where that is decided.
      worksheet: # the estimate; every sum is checked
        inputs:
          - { name: links, label: Links a day, value: 2000 }
          - { name: ratio, label: Clicks for each link, value: 100 }
        sums:
          - name: reads
            label: Clicks a second
            formula: links * ratio / 86400
            result: 2.3
            decides: Nothing here needs more than one machine, so keep it simple.

    # Criteria of this question beside those that every question of its kind is scored on. Up to three.
    # criteria:
    #   - id: two-paths
    #     name: Fast and slow kept apart
    #     weight: 10 # the others weigh 100 together
    #     anchors: # what one observes at strong no, lean no, lean yes and strong yes, in parts
    #       - [Sees one path for everything, Or separates paths without a reason]
    #       - [Separates the paths, Only when asked]
    #       - [Separates the paths unasked, Gives each its own store or queue]
    #       - [Says what each path may lose, Says how one notices]

    # What lies on the board when the round starts; may be left out. The candidate sees it.
    startingBoard:
      parts:
        - { id: reader, stencil: user, label: Reader, x: 0, y: 0 }
        - { id: article, stencil: external-system, label: News site, x: 480, y: 0 }

    study: # two to ten; named in the report when a dimension went badly
      - dimension: estimation
        drill: Take three services you use and work out their busiest minute, each in five lines.
      - dimension: deep-dive
        drill: Write down what a cache in front of a table does when the table is slow, gone, and back.
`
