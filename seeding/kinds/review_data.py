"""What shoppers say: an opening verdict, one observation, and what follows from it, for each rating.

Openings judge the whole, middles speak of one thing (quality, match, delivery, use, value), ends of what comes next.
Any opening, middle and end of a rating go together, whatever was bought: nothing counts, wears or plugs in a product.
"""

from __future__ import annotations


def _lines(block: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in block.strip().splitlines())


OPENINGS = (
    _lines("""
        Very disappointed.
        A complete waste of money.
        I expected much better.
        Not worth it at all.
        I really wanted to like this.
        Sadly a bad purchase.
        I regret buying this.
        Terrible experience.
        This was a letdown from day one.
        Nothing like the description.
        I can't recommend this.
        Awful, to be honest.
        One star is generous.
        I had high hopes. Too high.
        This did not work out for me.
        Save your money.
        Poor in every respect.
        I don't understand the good reviews.
        What a disappointment.
        My worst purchase this year.
        Unusable for me.
        Extremely unhappy with this one.
        It failed within a week.
        Not what I paid for.
        Please don't make my mistake.
        Frustrating from start to finish.
        I wish I had read the bad reviews first.
        Looks good online, and that is all.
        Just bad.
        Nope.
        This should not be on sale.
        I should have left it in the store.
        Not as advertised at all.
        Bought it in a hurry, regretted it at leisure.
        I gave it a chance. I shouldn't have.
        Hard to find anything good about it.
        Far below what I expected.
        I feel misled by the pictures.
        Zero stars if I could.
        Not fit for purpose.
        The pictures promise far too much.
    """),
    _lines("""
        Not great.
        Below my expectations.
        I hoped for more.
        Somewhat disappointed.
        It works, but only just.
        Good idea, poor execution.
        Not really what I expected.
        It could be so much better.
        I wanted to like it more.
        Mostly a letdown.
        Two stars for the effort.
        It does the minimum.
        Underwhelming.
        I am not convinced.
        Good on paper, but that's about it.
        It seemed like a bargain. It wasn't.
        Okay at first, then less so.
        Not for me.
        There must be better ones.
        I expected more from the reviews.
        It promised more than it delivers.
        A bit of a gamble, and I lost.
        Fine for a week, then the problems began.
        Looks better in the pictures.
        Rather mediocre.
        My second choice would have been better.
        Too many compromises.
        Not terrible, but not good either.
        I've had better for less.
        So-so, leaning toward bad.
        The first impression was better than the rest.
        Only acceptable in a pinch.
        I struggled with this one.
        Meh.
        Could have been good.
        It has more weak points than strong ones.
        Hardly worth unpacking.
        Expected a step up, got a step down.
        Not quite as advertised.
        It shows that corners were cut.
        Less than I bargained for.
    """),
    _lines("""
        It's okay.
        Decent overall.
        Average, but it does the job.
        Not bad, not great.
        Good with a few flaws.
        It does what it should.
        Fair enough.
        A mixed bag.
        Solid, but nothing special.
        Fine for everyday use.
        Acceptable.
        Three stars seem fair.
        I'm in two minds about it.
        A modest success.
        Some good points, some bad ones.
        About what I expected.
        Mostly satisfied.
        It will do.
        Middle of the road.
        Neither thrilled nor annoyed.
        Reasonable overall.
        No big complaints, no big praise.
        Good enough for now.
        It has its ups and downs.
        All right, all in all.
        Useful enough.
        Okay for occasional use.
        Better than I feared, not as good as I hoped.
        A fair purchase.
        It serves its purpose.
        Usable, with room for improvement.
        I like it, with some reservations.
        Nothing to write home about.
        Perfectly average.
        Almost good.
        Could be better, could be worse.
        I use it, but I don't love it.
        It took some getting used to.
        Passable.
        Just okay for me.
        Some days I like it, some days I don't.
    """),
    _lines("""
        Very good overall.
        I'm happy with it.
        A good purchase.
        Really nice.
        Does exactly what it should.
        Pleasantly surprised.
        Glad I bought it.
        A good product.
        Works well for me.
        I like it a lot.
        Nearly perfect.
        Better than I expected.
        A solid choice.
        Well done.
        Just what I was looking for.
        It has earned its place in our home.
        Happy customer here.
        Almost excellent.
        Close to perfect.
        A good deal.
        I've used it for a month and still like it.
        Nicely made.
        It won me over quickly.
        A reliable everyday companion.
        No regrets.
        Very satisfied.
        I chose well this time.
        It does its job well.
        Four stars from me.
        I'm pleased with this one.
        Good stuff.
        A pleasure to use.
        It replaced an older one, and it is a clear step up.
        A welcome surprise.
        Very useful.
        Thoughtfully made.
        All good so far.
        As good as they say.
        A good find.
        Looks good and works well.
        Recommended by a friend, who was right.
    """),
    _lines("""
        Absolutely love it!
        Excellent.
        Perfect, just perfect.
        Best purchase this year.
        Exceeded my expectations.
        I couldn't be happier.
        Fantastic.
        Five stars, no question.
        Wow.
        Even better than I imagined.
        Exactly what I wanted.
        So glad I found this.
        I'm impressed.
        Outstanding in every way.
        This made my week.
        Superb.
        I wish I had bought it sooner.
        Simply great.
        A joy to use.
        It has quickly become my favorite.
        Everything about it is right.
        Beautifully made.
        Money well spent.
        I tell everyone about it.
        Love, love, love it.
        My whole family is delighted.
        I can't praise it enough.
        Flawless so far.
        Finally one that gets it right.
        Top marks.
        Great from the moment I opened the box.
        What a difference it makes.
        The best one I've owned.
        Brilliant.
        It couldn't be better.
        Far better than I hoped.
        A real find.
        First class.
        I was skeptical. Not anymore.
        Wonderful.
        After months, I still love it.
    """),
)

_BAD_MIDDLES = _lines("""
    The material feels cheap.
    The quality is nowhere near the price.
    It looks nothing like the photos.
    Delivery took far too long.
    The box arrived open and dented.
    The finish is sloppy.
    It started to come apart within days.
    The color is completely different from the picture.
    It feels flimsy in the hand.
    It had a strong chemical smell.
    The measurements on the page are wrong.
    For this price it should last longer.
    Customer service never answered.
    It had clearly been used before.
    The details are badly made.
    It was much smaller than I thought.
    I found better ones for half the price.
    It never did what the page says.
    There were scratches all over it.
    The workmanship is careless.
    It came two weeks late and badly packed.
    It's nothing like the one I had before.
    It broke the second time I used it.
    The description leaves out the important parts.
    It is uncomfortable to use.
    It showed wear after two days.
    Nothing about it feels right.
    Quality control must have been on vacation.
    It's overpriced for what it is.
    Even the packaging fell apart.
    It feels like a cheap copy.
    It wobbles, creaks or slips, depending on the day.
    They sent the wrong one first.
    The edges are rough.
    I had to fix it myself before using it.
    It was damaged on arrival.
    It didn't survive normal use.
    The material is thin and stiff.
    It turned out to be useless for what I need.
    Nobody at home likes it.
""")

_WEAK_MIDDLES = _lines("""
    The material feels cheaper than it looks.
    The quality doesn't match the price.
    It looks duller than in the photos.
    Delivery took longer than promised.
    The box arrived dented.
    The finish could be cleaner.
    It already shows some wear.
    The color is a shade off.
    It feels a little flimsy.
    The smell took days to fade.
    The measurements are not quite right.
    For this price I expected more.
    Customer service was slow to answer.
    Some details are carelessly made.
    It was smaller than I thought.
    I've seen similar ones for less.
    It only does half of what the page says.
    There was a small scratch on it.
    The workmanship is uneven.
    It came late and poorly packed.
    My old one was better.
    It is less practical than it looks.
    The description could be more honest.
    It is not very comfortable to use.
    It looked tired after two weeks.
    It doesn't feel finished.
    One corner was not finished properly.
    It's a little overpriced.
    The packaging was far too big and not very safe.
    It feels like an early version.
    It doesn't feel like good value.
    It needed more care than I expected.
    The edges are a bit rough.
    I had to improvise to make it work for me.
    The weight is not what I expected.
    It hasn't held up well so far.
    The material is thinner than I'd like.
    I use it less than I planned.
    It misses the small things that matter.
    The rest of the family isn't keen on it either.
""")

_MIXED_MIDDLES = _lines("""
    The quality is fine, but the finish could be better.
    It looks good, but feels a bit light.
    Delivery was quick, though the box was dented.
    The color is slightly different from the photos.
    It is smaller than I imagined, but still useful.
    The price is fair for what you get.
    The material is okay, nothing more.
    It works, but it isn't as comfortable as I hoped.
    It took two weeks to arrive, but in one piece.
    The design is nice; the details less so.
    It has held up so far, with a few marks.
    You get what you pay for.
    The description is mostly accurate.
    It matches the pictures, more or less.
    Some edges are rough, the rest is well made.
    It had a smell at first, which went away.
    Service was friendly, but slow.
    I'd call it sturdy, but not pretty.
    It's practical, if a little plain.
    The size is right; the color isn't quite.
    There are better ones, but they cost more.
    It does one thing well and the rest so-so.
    I paid full price, which was a bit much.
    Packaging was excessive, the content is all right.
    It suits my needs most of the time.
    The weight surprised me, the quality did not.
    It feels a bit cheap, yet it works.
    It grew on me, but slowly.
    The first one had a flaw, the replacement is fine.
    Good for the price, but no more than that.
    It's comfortable enough, once you find the knack.
    My partner is happier with it than I am.
    A few small changes would make it great.
    It looks better than it feels.
    It arrived on time, with a small scratch.
    I expected it to be a bit more solid.
    It cleans up well, but marks easily.
    The idea is good, the finish is average.
    It's fine for now, I'm not sure about next year.
    The material is good, the workmanship is average.
""")

_GOOD_MIDDLES = _lines("""
    The quality is good for the price.
    It looks just like the photos.
    Delivery was quick.
    The finish is clean.
    It feels solid.
    The color is as shown.
    It was well packed.
    The measurements are accurate.
    It is comfortable to use.
    It has held up well so far.
    The material feels nice.
    It came a day early.
    The price is fair.
    It is easy to use.
    The description was accurate.
    It fits in well with what I already have.
    The details are well thought out.
    It is lighter than I expected, in a good way.
    Customer service answered my question quickly.
    I use it several times a week.
    The workmanship is neat.
    It looks more expensive than it was.
    It is practical and looks good, too.
    It's easy to keep clean.
    It does everything I need.
    The design is simple and it works.
    It arrived in perfect condition.
    The size is just right for me.
    It was ready to use right away.
    I compared a few, and this was the best one.
    It makes my day a little easier.
    The packaging was simple and free of plastic.
    Everyone at home likes it, too.
    It feels pleasant in the hand.
    It shows no wear after a few weeks.
    The color is a touch darker than shown, which I like.
    It does what it promises.
    The quality is better than that of my last one.
    It's sturdy without being clumsy.
    The little details make the difference.
""")

_GREAT_MIDDLES = _lines("""
    The quality is superb.
    It looks even better in real life.
    It arrived the next day.
    The finish is immaculate.
    It feels solid and well made.
    The color is beautiful.
    It came carefully packed.
    Everything is exactly as described.
    It is so comfortable to use.
    It still looks like new after months.
    The material feels wonderful.
    It came two days early.
    Great value for the money.
    It could not be easier to use.
    The description is honest and accurate.
    It goes perfectly with everything I have.
    You can tell that someone thought about the details.
    It's light, sturdy and beautiful.
    Customer service was friendly and quick.
    I use it every day.
    The workmanship is exceptional.
    It looks far more expensive than it is.
    It is practical and a pleasure to look at.
    It's so easy to keep clean.
    It does everything I hoped for, and more.
    The design is simple and clever.
    It arrived quickly and in perfect condition.
    The size is exactly right.
    I could use it straight away.
    I compared many, and nothing came close.
    It makes every day a little better.
    The packaging was beautiful and free of plastic.
    Everyone at home wants one.
    It feels great in the hand.
    No sign of wear, and I am not gentle.
    Friends keep asking me where I got it.
    It keeps every promise.
    It's miles ahead of my old one.
    The price is more than fair for this quality.
    Even the smallest details are right.
""")

MIDDLES = (_BAD_MIDDLES, _WEAK_MIDDLES, _MIXED_MIDDLES, _GOOD_MIDDLES, _GREAT_MIDDLES)

ENDS = (
    _lines("""
        I'm sending it back.
        I want my money back.
        Never again.
        Avoid it.
        I've asked for a refund.
        Look elsewhere.
        Don't buy it.
        It has to go.
        I won't order here again.
        Save yourself the trouble.
        It's now in the trash.
        I'll stick with my old one.
        Still waiting for a reply.
        Spend a little more elsewhere.
        Stay away.
        I'm returning it tomorrow.
        Find something else.
        Not even as a present for someone I dislike.
        Lesson learned.
        What a pity.
        I've already bought another brand.
        I can't see who this is for.
        Do better, please.
        I've lost my trust in this brand.
        It deserves no more words.
        Keep looking.
        No, thank you.
        A waste of time, too.
        Life is too short for this.
        Please take it off the shop.
    """),
    _lines("""
        I probably won't buy it again.
        I may still return it.
        I'd look at other options.
        Not recommended at this price.
        I expected a bit more care.
        Maybe the next version is better.
        I'll keep it as a spare.
        Only buy it on sale.
        I'd choose another one today.
        It will be passed on.
        There are better choices.
        Maybe I was just unlucky.
        I'll try another brand next time.
        It could use some improvement.
        Compare before you buy.
        It's not worth the return, but close.
        I wouldn't give it as a gift.
        Hard to recommend.
        I hope they improve it.
        Think twice.
        I'd rather have spent more.
        A pity, because the idea is good.
        I've gone back to my old one.
        I wouldn't choose it again.
        Ask for a discount, at least.
        Others may have more luck.
        I'll give it another month.
        Lower your expectations.
        It stays in the closet for now.
        Not one for the long run.
    """),
    _lines("""
        I'll keep it.
        Okay for the price.
        Others may see it differently.
        A friend has asked me for it already.
        I'll see how long it lasts.
        Good as a backup.
        Check the measurements first.
        I'd consider other options, too.
        It depends on what you need.
        Three stars for now.
        I'll update this in a few months.
        Buy it if it's on sale.
        It may suit you better than me.
        No reason to return it.
        I'd try another one next time.
        Good enough for a start.
        Let's see how it holds up.
        Not sure I'd buy it again.
        I can live with that.
        It's a maybe from me.
        Keep your expectations realistic.
        With a discount I'd be happier.
        It will do until I find a better one.
        I can't complain.
        I'd give three and a half if I could.
        Worth a look, at least.
        I don't regret it.
        Time will tell.
        Not my favorite, but it stays.
        That's all right with me.
    """),
    _lines("""
        I would buy it again.
        Recommended.
        Good value.
        I can recommend it.
        It will get a lot of use.
        A small change would make it perfect.
        I'm looking forward to using it more.
        I'd order here again.
        A safe choice.
        Worth the money.
        I might get a second one.
        It also makes a good gift.
        I hope it lasts.
        Thumbs up.
        You won't go wrong with it.
        My sister has ordered one, too.
        I'd choose it again.
        No complaints.
        I hope it stays in the range.
        Keep it up.
        So far, so good.
        I'm keeping it.
        Good service, too.
        I'd happily give it as a present.
        It was worth it.
        Just short of five stars.
        Thanks to the seller.
        I've already recommended it to a friend.
        I'm happy I chose this one.
        One of my better buys.
    """),
    _lines("""
        Highly recommended!
        I've already ordered a second one.
        I'd buy it again in a heartbeat.
        Worth every cent.
        Buy it!
        You won't regret it.
        A perfect gift, too.
        I'll be back for more.
        Thank you!
        Don't hesitate.
        My friends want one, too.
        I can't recommend it enough.
        Ten out of ten.
        I would pay more for it.
        Well worth the price.
        I'm a fan of this brand now.
        It will last for years, I'm sure.
        Keep up the good work!
        I'm ordering another for my mother.
        No need to look any further.
        I won't give it back.
        Already planning to buy more.
        It's the one to get.
        I'd give six stars if I could.
        Many thanks to the seller.
        Everyone should have one.
        Get one before they sell out.
        I'd choose it again any day.
        A happy customer for life.
        Nothing to criticize.
    """),
)

TITLES = (
    (
        "Disappointed",
        "Waste of money",
        "Not as described",
        "Avoid",
        "Broke within days",
        "Never again",
        "Poor quality",
        "Very unhappy",
        "Do not buy",
        "A letdown",
        "Sent it back",
        "Not worth the money",
        "One star is too many",
    ),
    (
        "Not great",
        "Expected more",
        "Below average",
        "Overpriced",
        "Could be better",
        "Not convinced",
        "Meh",
        "Good idea, poor execution",
        "Underwhelming",
        "Not for me",
        "Looks better online",
        "Two stars at most",
    ),
    (
        "It's okay",
        "Does the job",
        "Average",
        "Mixed feelings",
        "Fair for the price",
        "Not bad",
        "Good with some flaws",
        "Decent",
        "Nothing special",
        "Fine for now",
        "Could be worse",
        "Solid but plain",
        "Three stars",
    ),
    (
        "Very good",
        "Happy with it",
        "Good value",
        "Well made",
        "Good purchase",
        "Would buy again",
        "Almost perfect",
        "Works well",
        "Better than expected",
        "Nice quality",
        "A solid choice",
        "Glad I bought it",
        "Recommended",
    ),
    (
        "Love it!",
        "Perfect",
        "Excellent quality",
        "Highly recommended",
        "Worth every cent",
        "Exceeded my expectations",
        "Five stars",
        "Fantastic",
        "Best purchase this year",
        "Exactly what I wanted",
        "Simply great",
        "Flawless",
    ),
)
"""Titles for each rating."""
