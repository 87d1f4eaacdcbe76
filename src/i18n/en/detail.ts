/** Words of what is told about an event. */
import { plural } from './plural.js';

export const detail = {
  /** Names the part of the page until the event's name is here. */
  about: 'About the event',
  readMore: 'Read more',
  readLess: 'Read less',
  notForSale: 'This is not on sale at the moment.',
  runningTime: 'Running time',
  /** @param least minutes @param most minutes; the same where it is certain */
  duration: (least: number, most: number) =>
    least === most ? hoursAndMinutes(least) : `${hoursAndMinutes(least)} to ${hoursAndMinutes(most)}`,
  kind: 'Category',
  critics: 'Critics',
  customers: 'Customers',
  rating: (percent: number) => `${percent}%`,
  offers: 'Offers',
  pictures: 'Pictures',
  /** Says what a picture without a caption shows. @param place from 1 */
  picture: (event: string, place: number) => `${event}, picture ${place}`,
  seatingPlan: 'Seating plan',
  seatingPlanOf: (venue: string) => `Seating plan of ${venue}`,
  enlarge: 'Open the seating plan',
  video: 'Video',
  play: 'Play the video',
  playNote: 'It comes from YouTube, which learns of you only when you play it.',
  watch: 'Watch the video',
  newTab: 'opens in a new tab',
  reviews: 'Reviews',
  moreReviews: (count: number) => `Show ${plural(count, 'more review', 'more reviews')}`,
  byCritic: 'Critic',
  byCustomer: 'Customer',
  stars: (count: number) => `${count} out of 5 stars`,
  fullReview: 'Full review',
  venue: 'Venue',
};

function hoursAndMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [hours > 0 ? plural(hours, 'hour', 'hours') : '', rest > 0 ? plural(rest, 'minute', 'minutes') : ''];
  return parts.filter(Boolean).join(' ');
}
