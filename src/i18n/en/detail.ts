/** Words of the event details. */
import { plural } from './plural.js';

export const detail = {
  /** Names the section until the name of the event has loaded. */
  about: 'About the event',
  readMore: 'Read more',
  readLess: 'Read less',
  notForSale: 'This is not on sale at the moment.',
  runningTime: 'Running time',
  /** @param least minutes @param most minutes; equal for a fixed running time */
  duration: (least: number, most: number) =>
    least === most ? hoursAndMinutes(least) : `${hoursAndMinutes(least)} to ${hoursAndMinutes(most)}`,
  kind: 'Category',
  critics: 'Critics',
  customers: 'Customers',
  rating: (percent: number) => `${percent}%`,
  offers: 'Offers',
  pictures: 'Pictures',
  /** The alternative text of a picture without a caption. @param place from 1 */
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
