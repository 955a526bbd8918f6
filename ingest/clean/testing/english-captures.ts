/**
 * English captures as readers paste them from web pages, all invented. A line that begins with `✂` is furniture and one
 * with `◆` is title or byline (both marks are taken off before the text is read); every other line is article text.
 */
export const ENGLISH_CAPTURES: Readonly<Record<string, string>> = {
  'business site with a summary': `◆ Lumen Harbour to Run Port Cranes by Software
✂ Firms in this article
Why you should care
The contract gives Lumen Harbour its first public customer and lets the port retire forty manual cranes before the end of the decade.
Main points
- •Lumen Harbour signs ten-year contract with the port of Eastwick
- •First twelve cranes go live in spring 2027
- •Dock union agrees to retraining in place of layoffs
- •Contract is worth 84 million euros
Analysis
The port of Eastwick handled 2.1 million containers last year and has been looking for ways to move more of them at night, when labour is scarce and tariffs are low. Lumen Harbour's software plans each lift from camera images and hands control to a person when the load sways.
Investors had doubted that a company with 90 employees could serve a public body. The contract settles part of that question, though payment depends on the number of lifts completed without a stop.
✂ Lumen Harbour to run port cranes by software
✂ Comments
✂ Have something to say? Join the discussion
✂ Loading more comments...`,

  'wire story with an ad and prompts': `✂ Skip to main content
✂ Home
✂ World
✂ Business
✂ Sign in
✂ Subscribe
◆ Eastwick council approves tidal barrier after 14-hour debate
◆ By Maria Olsen
◆ March 3, 2026
✂ Share this article
EASTWICK, March 3 (Northwire) - The city council of Eastwick voted 31 to 18 on Tuesday to build a tidal barrier across the mouth of the Wend, ending an argument that had lasted eleven years.
✂ Advertisement
"We owe this to people who have been flooded three times in a decade," said Mayor Helen Dray. "Doing nothing is the most expensive option we have."
Construction is to begin in 2027 and to cost 640 million euros, of which the state pays half.
✂ Read more: Eastwick's last flood, one year on
Opponents said the barrier would silt up the marina. A second reading is not required.
✂ Sign up for our daily newsletter and get the top stories in your inbox every morning.
The vote was delayed twice when protesters entered the gallery.
✂ Related articles
✂ Ten Cities That Learned to Live With Water
✂ What a Barrier Can and Cannot Do
✂ Mayor Dray Faces Recall Petition
✂ Follow us on Facebook, X and Instagram
✂ © 2026 Northwire Media Ltd. All rights reserved.
✂ Terms of Use
✂ Privacy Policy
✂ Cookie Settings`,

  'press release, hard wrapped': `✂ Investors and Newsroom
◆ Halden Robotics Opens Second Plant in Moravia to Build Hospital Porters
◆ Via Halden Robotics
◆ June 9, 2026

· The plant will employ 320 people and build 4,000 hospital robots a
year from the spring of 2028
· Half of the site's power comes from its own roof

Halden Robotics announced today that it has opened its second plant, in
Moravia, where it will build the H-12 hospital porter. The company chose
the site for its railway siding and for a technical school two kilometres
away.

The H-12 carries trays, linen and samples between wards, and has been in
use in eleven hospitals since 2024. "Nurses told us that they walk nine
kilometres in a shift," said Petra Vale, who heads the programme. "Most of
that is carrying."

Production of the smaller H-8 stays in Ostrava.

✂ This release was first published on the website of Halden Robotics, which is
✂ responsible for its content. Newsdesk24 accepts no liability for external sites.

✂ Stay informed

✂ Subscribe to our mailing list for releases from your industry, free of charge.

✂ We use cookies to personalise content and ads and to analyse our traffic. By
✂ continuing to use this site you consent to our use of cookies.`,

  'aggregator with a rating': `◆ Ferry operators turn to batteries on short routes
Three ferry operators on the Wend estuary ordered battery vessels this spring, and two more are expected to follow before the autumn timetable.
Costs
A battery ferry costs about 40 percent more than a diesel one, according to the Estuary Transport Board, and saves a third of the running costs. The board expects prices to meet in 2031.
Charging
Chargers at both ends of the Eastwick line deliver 2 megawatts. The harbour needed a new transformer, which took nine months to arrive.
✂ Impact Rating
✂ A notable regional story on how ferry operators move to batteries, with good figures from the transport board. Of interest to professionals in maritime transport; limited relevance elsewhere.
✂ Prepare for your next interview with real cases
✂ 800+ case studies from 40 companies, graded as you work.
✂ Start your free trial`,

  'blog': `◆ What we learned from moving a library across town
✂ 7 min read
◆ Written by Tom Ferrer
✂ Follow
✂ Share
When the old reading room closed we had eleven weeks to move 96,000 books. This is what went wrong, and what we would do again.
Count shelves, not books
We spent a fortnight counting books. It would have been enough to measure shelves: a metre holds about 31 books of our kind, and the estimate was off by less than two percent.
Label crates on two sides
Crates get stacked against walls. If you can read the label from one side only, somebody will turn the whole stack to find it.
Ask for help early
Forty volunteers came on the first day. You will be tempted to send the children home; let them carry the atlases together.
✂ Enjoyed this post? Subscribe to get new posts by email.
✂ Leave a comment
✂ You may also like
✂ A Short History of the Reading Room
✂ How to Catalogue Maps Without Losing Your Mind
✂ Previous post
✂ Next post`,

  'analysis with read-also list in the middle': `TLDR: The Wend water board will meter every household by 2029, starting with the three districts that lost most water to leaks last year.
The Wend water board has decided to meter all 212,000 households in its area, a step it had put off since 2015. Metering begins in the districts of Alder, Birch and Quay, where a quarter of the water that leaves the works never arrives.
Each meter reports once an hour by radio. The board says that it can find a leak within a day instead of a month, and it expects to save four million cubic metres a year.
✂ Also see:
✂ - Water Board Fined Over Spill in Alder Creek
✂ - Why Your Next Meter Will Talk to the Street Lamp
✂ - Five Towns That Stopped Reading Meters
Households pay nothing for the meter. The tariff changes in 2030, when a basic amount per person becomes free and everything above it costs a third more.`,

  'magazine with tags and author': `◆ The slow return of the night train
Night trains were given up for dead in 2014. Twelve years later eleven of them leave Vienna every evening, and the waiting list for private compartments is four months long.
What changed was less romance than arithmetic. Track charges at night fell by half in six countries, and a used sleeping car that cost 900,000 euros in 2016 now cannot be had at any price.
“We refurbish cars from 1987,” says Anna Berg, who runs the workshop in Graz. “The frames are better than anything you could order today.”
✂ Tags: trains, Europe, travel
✂ Image credit: Graz workshop
✂ About the author
✂ Anna Lindt is a staff writer at Slow Lines. Follow her on X at @annalindt.
✂ Email: anna.lindt@example.com
✂ Most read
✂ 1. The Ferry That Would Not Sink
✂ 2. A Bridge Too Cheap
✂ 3. Inside the Last Signal Box
✂ Advertise with us | About | Contact | Jobs
✂ Copyright © Slow Lines 2026`,

  'rule book': `◆ Rules for Visitors
1. Visitors sign in at the gate and carry the badge where it can be seen.
2. A visitor who stays longer than two hours is accompanied by a member of staff.
3. Cookies and other food are not taken into the archive.
4. To register a vehicle, send the form to the front desk one day before.
Log in to the visitor system
Staff log in to the visitor system with their own account and enter name, firm and reason. Accounts are not shared.
Exceptions
The head of security may waive rule 2 for holders of a permanent pass.
Follow the signs to the exit when you leave.`,

  'article about cookies and subscriptions': `◆ Regulator fines Brisk Media over cookie banners
The data regulator fined Brisk Media 2.4 million euros on Monday for cookie banners that offered no way to refuse. It is the largest fine of its kind this year.
Readers who wanted to reject all cookies had to click through four pages, the regulator said. Most gave up and accepted.
Brisk Media, which has 600,000 subscribers to its newsletters, said it would appeal. "We changed the banner in January," a spokesman said.
How readers unsubscribe
The ruling also covers subscriptions. Publishers must let readers cancel with as few steps as they needed to sign up, and may not ask for a reason.
Copyright was not at issue. A separate case on comments written by readers is due in May.`,

  'local paper': `✂ MENU
✂ News
✂ Sport
✂ Obituaries
✂ Log in
◆ Old cinema to reopen as climbing hall
◆ Eastwick Gazette | 12 January 2026 | By Owen Pryce
The Regal cinema on Mill Street, empty since 2011, is to reopen as a climbing hall in September. The owners showed plans to neighbours on Saturday.
Walls of up to 17 metres will fill the former stage. The foyer, with its plaster ceiling of 1931, becomes a café.
✂ Story continues below
"It is the only room in town tall enough," said architect Nia Roberts.
Parking worries several neighbours. The council will count cars for a month before it decides.
✂ Got a story? Email our newsdesk at news@example.com
✂ More from Eastwick
✂ Mill Street Closed for Gas Works
✂ Bakery Wins National Prize for Rye Loaf
✂ Comments (14)
✂ Log in to leave a comment
✂ Our websites use cookies. Manage preferences
✂ ©2026 Gazette Group plc`,

  'technology newsletter site': `◆ Chip maker Corvel delays its 2-nanometre line by a year
◆ January 22, 2026 at 8:05 AM
✂ Listen to this article
✂ Save
Corvel will not start its 2-nanometre line before the end of 2027, a year later than planned, the company told investors on Thursday.
In brief
- Yield stands at 38 percent, against a target of 60
- Two customers have moved orders to rivals
- Spending for 2026 is cut from 9 to 6.5 billion dollars
Chief executive Ruth Adeyemi blamed a lack of engineers. "We can buy machines. We cannot buy people who have run them for ten years," she said.
Shares fell 11 percent in New York.
✂ Recommended for you
✂ Inside the Clean Room That Ate a Valley
✂ Corvel's Rivals Smell Blood
✂ Get unlimited access for $1 a month. Cancel anytime.
✂ Already a subscriber? Sign in
✂ This article was summarised with AI and checked by an editor.`,

  'think tank': `✂ Home » Research » Energy
◆ Small reactors will not arrive in time
◆ Published: 14 November 2025
Small reactors are often named as the answer to the retirement of coal plants. The dates do not fit: the plants close between 2028 and 2033, and the first reactors of the new kind are promised for 2035.
Our estimate rests on 31 projects in nine countries. Of those, four have a licence and one has poured concrete.
What could be done instead
Grid operators could keep six coal units in reserve at a cost of 210 million euros a year. That is less than a tenth of what one reactor costs.
✂ Share on LinkedIn
✂ Share on X
✂ Download PDF
✂ The views expressed are those of the author and do not necessarily reflect those of the institute.
✂ Sign up to our newsletter
✂ Enter your email address
✂ Related publications
✂ Coal in Reserve: A Cost Estimate
✂ Nuclear Licensing in Nine Countries`,

  'regional daily': `✂ Toggle navigation
✂ Latest
✂ Podcasts
✂ Events
✂ Newsletters
✂ Search
◆ Copper thieves leave 4,000 homes without internet
◆ Published on 8 Feb 2026, 17:45
◆ by Ellen Marsh
✂ 3 min read
✂ Print
✂ Text size
Thieves cut 300 metres of copper cable near Holm on Saturday night and left 4,000 homes without internet, the network operator Telnord said.
✂ [Ad]
Engineers restored service to half of them by noon on Sunday. The rest will wait until Tuesday, because a new cable has to come from Tarn.
Telnord has lost 22 kilometres of cable in two years.
What the police say
Police are looking for a white van seen near the substation at 2 a.m. Anyone who noticed it can call the station in Holm.
Timeline
- 23:40 Alarm at the Holm exchange
- 00:15 First crew arrives
- 12:05 Half of the homes back online
✂ Support local journalism. Become a member from €5 a month.
✂ What others are reading
✂ Old Lighthouse Sold for One Euro
✂ Tarn Bridge Closed Until Easter
✂ Sauna Boat Sinks, Nobody Hurt
✂ About us · Contact · Imprint · Data protection
✂ © Holm Courier`,

  'questions and answers': `◆ Q&A: The new heating law
◆ Updated: December 1, 2025
When does the law take effect?
It takes effect on 1 July 2026 for new buildings and two years later for old ones.
How do I sign up for the grant?
Owners register on the website of the energy agency before work begins. The agency answers within six weeks, and pays after the invoice is in.
Do I need a heat pump?
No. District heating, biogas and solar heat count as well.
Who pays for advice?
The first two hours of advice are free. After that you pay 80 euros an hour.
✂ Was this article helpful?
✂ Yes
✂ No
✂ Still have questions? Contact our support team.
✂ Explore more topics
✂ Insulation
✂ Solar
✂ Grants`,

  'broadcaster': `✂ Technology
◆ Orbiter lost after software update, agency admits
✂ Published 3 hours ago
✂ Share
✂ Save
◆ Rhys Calder
✂ Science correspondent
The weather orbiter Tern-4 stopped answering on Friday after an update turned its antenna away from Earth, the space agency has admitted.
The agency had tested the update on the ground for nine days. "We tested the wrong configuration," flight director Ines Moro told reporters.
Image: The Tern-4 orbiter before launch. Pic: Space Agency
Tern-4 cost 310 million dollars and was to watch storms until 2031. Its twin, Tern-5, is still at work.
✂ Listen: Why satellites fail
A board of inquiry reports in May.
✂ More on this story
✂ Tern-5 images first winter storm
✂ How to steer a dead satellite
✂ Top stories
✂ Minister resigns over ferry contract
✂ Snow closes northern airports
✂ The BBN is not responsible for the content of external sites.`,

  'market letter': `◆ Grain prices: three things to know
◆ AgriWatch, 21 April 2026
Wheat fell for a third week. Here is what moves the market:
1. Rain in the south came in time and lifted yields by six percent.
2. Freight to North Africa costs a fifth less than in January.
3. Two importers cancelled tenders for 400,000 tonnes.
Traders expect a floor near 190 euros a tonne. Below that, farmers would rather store than sell.
Bottom line
Prices stay low until the new harvest is counted in August.
✂ Want more insights like this? Start your free 14-day trial of AgriWatch Pro.
✂ Disclaimer: This content is for informational purposes only and does not constitute investment advice.
✂ Report an error
✂ Send feedback`,
};
